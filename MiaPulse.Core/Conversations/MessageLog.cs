namespace MiaPulse.Core.Conversations;

/// <summary>The narrow append: every message of every channel goes through here, and through here alone.</summary>
public sealed class MessageLog;
