namespace MiaPulse.Core.Receptionist;

/// <summary>
/// Whatever finds Mia's words: a hosted model or the embedded one. Streams the parts of one reply; throws only where no part of a reply
/// can be had (the caller then hands the conversation to a person).
/// </summary>
public interface IReceptionistModel
{
    IAsyncEnumerable<ReplyPart> StreamAsync(ReceptionistPrompt prompt, ReceptionistTools tools, CancellationToken ct);
}
