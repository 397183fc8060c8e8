using System.Runtime.CompilerServices;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Receptionist.Embedded;
using MiaPulse.Core.Shared;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace MiaPulse.Web.Vendors.SemanticKernel.Hosted;

/// <summary>
/// A hosted model finds the words; what follows from them stays ours. Embedded Mia reads the turn first: what she decided goes to the model as a hint and
/// stands for its effects, and her reply is ready for the moment in which the model is away, breaks off, or says nothing that holds.
/// </summary>
internal sealed partial class HostedReceptionist(
    HostedModel model, EmbeddedMia mia, Quote quotes, ModelSpend spend, CountModelUse countUse, ModelRest rest, IOptions<HostedModelOptions> options, ILoggerFactory logs) : IReceptionistModel
{
    private readonly ILogger _log = logs.CreateLogger<HostedReceptionist>();

    public async IAsyncEnumerable<ReplyPart> StreamAsync(ReceptionistPrompt prompt, ReceptionistTools tools, [EnumeratorCancellation] CancellationToken ct)
    {
        var who = new Mia(prompt.Business.Id);
        var draft = await mia.ReplyAsync(prompt, MiaPlugin.HandsOf(ReceptionistKernel.Build(prompt, MiaPlugin.Over(tools), logs)), ct);
        if ((await spend.TodayAsync(who, ct)).IsUsedUp)
        {
            LogUsedUp(_log, who.Business);
        }
        else if (!prompt.IsCapped && rest.MayAsk())
        {
            var passages = new NumberedPassages();
            var shown = ReceptionistTools.OneOfEachFamily(tools.Found.DistinctBy(p => p.Id).OrderByDescending(p => p.Confidence), prompt.Question);
            var history = ReceptionistPromptText.Write(prompt, passages.Show(shown), draft, options.Value.HistoryCharacters);
            var kernel = ReceptionistKernel.Build(prompt, HostedPlugin.Over(tools, passages), logs);
            var settings = new OpenAIPromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(), MaxTokens = options.Value.MaxAnswerTokens, Temperature = 0.2 };
            var reply = new HostedReply(model.Chat(), options.Value);
            await foreach (var words in reply.StreamAsync(history, settings, kernel, ct))
            {
                yield return new ReplyWords(words);
            }

            var stands = reply.Failure is null && tools.Holds(reply.Words) && !ReceptionistPromptText.AreIn(reply.Words);
            await countUse.RunAsync(who, reply.Tokens > 0 ? reply.Tokens : Estimate(history.Sum(m => m.Content?.Length ?? 0) + reply.Words.Length), stands);
            if (reply.Failure is { } failure)
            {
                rest.Failed();
                LogFailed(_log, failure.GetType().Name, prompt.Conversation, failure);
            }
            else
            {
                rest.Answered();
            }

            if (stands)
            {
                yield return EndOf(prompt, tools, draft, passages.Named(reply.Cited));
                yield break;
            }

            yield return new ReplyStartsOver();
        }

        yield return new ReplyWords(draft.Words);
        yield return draft.End();
    }

    /// <summary>Effects are those that embedded Mia decided on, save that an answer from passages she did not trust closes what she would have left open.</summary>
    private ReplyEnd EndOf(ReceptionistPrompt prompt, ReceptionistTools tools, ReplyDraft draft, IReadOnlyList<FoundPassage> cited)
    {
        var own = draft.End();
        var receipt = own.Extras.Receipt! with { Model = options.Value.Model! };
        var sources = cited.Count == 0 ? own.Extras.Sources : [.. cited.Select(p => new SourceQuote(p.Label, p.Url, quotes.From(p, prompt.Question, LanguageTags.Read(prompt.Language) ?? Language.English, prompt.Business.Manner.Length)))];
        var actions = own.Extras.Actions.Concat(tools.Offered);
        var handOver = own.HandOver ?? (tools.CallsForPerson ? HandOverReason.Asked : null);
        receipt = receipt with { HandOver = handOver };
        if (cited.Count == 0 || receipt.Act is not ("clarify" or "ask_contact" or "answer"))
        {
            return own with { Extras = own.Extras with { Sources = sources, Actions = [.. actions.Distinct()], Receipt = receipt }, HandOver = handOver };
        }

        // "Did you mean" and "leave your details" belonged to her own words.
        var kept = actions.Where(a => a.Kind is "link" or "human" or "confirm").Distinct();
        handOver = own.HandOver is HandOverReason.NotAnswered ? tools.CallsForPerson ? HandOverReason.Asked : null : handOver; // it was answered after all
        return new ReplyEnd(
            new MessageExtras(sources, [.. kept], own.Extras.Contact, receipt with { HandOver = handOver, Act = "answer", Confidence = Math.Max(receipt.Confidence, cited.Max(p => p.Confidence)) }),
            prompt.Dialogue with { Expecting = null, Choices = [], Abstained = 0, Answers = prompt.Dialogue.Answers + 1, Topic = cited[^1].Title },
            handOver);
    }

    private static long Estimate(int characters) => characters / 4; // the rule of thumb for English; only where the service does not count

    [LoggerMessage(Level = LogLevel.Warning, Message = "The hosted model failed with {Kind} in conversation {Conversation}; embedded Mia takes the turn")]
    private static partial void LogFailed(ILogger log, string kind, ConversationId conversation, Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Business {Business} has used up the hosted model's tokens of the day; embedded Mia answers")]
    private static partial void LogUsedUp(ILogger log, BusinessId business);
}
