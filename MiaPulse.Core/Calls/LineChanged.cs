using MiaPulse.Core.Live;

namespace MiaPulse.Core.Calls;

/// <summary>The line was connected, changed or disconnected, or one of its webhooks was reached.</summary>
public sealed record LineChanged : LiveEvent;
