namespace MiaPulse.Core.Shared;

/// <summary>Where people with questions are sent: the operator's own address.</summary>
public sealed record SupportAddress(string Email);
