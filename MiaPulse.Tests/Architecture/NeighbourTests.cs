using System.Collections;
using System.Reflection;
using MiaPulse.Core;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Golden;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Webhooks;
using MiaPulse.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Tests.Architecture;

/// <summary>
/// Every use case and reader that takes an id is asked for one of another business's and for one that does not exist: the answers are the same, nothing
/// changes and nothing is published. Found by reflection, so that a new one is asked from its first day on.
/// </summary>
public sealed class NeighbourTests : IAsyncLifetime
{
    private static readonly Type[] Callers = [typeof(Owner), typeof(Visitor), typeof(Mia), typeof(ApiClient), typeof(BusinessCaller)];

    private Given _given = null!;
    private Owner _owner = null!;
    private Owner _neighbour = null!;
    private Visitor _visitor = null!;
    private Dictionary<Type, object> _theirs = null!;

    public async ValueTask InitializeAsync()
    {
        _given = await Given.AnEmptyInstallation();
        _owner = await _given.ABusiness();
        _visitor = await _given.AVisitorOf(_owner);
        _neighbour = await _given.ABusiness("Neighbour");
        _theirs = await TheNeighbourHasSomethingOfEachKindAsync();
    }

    public ValueTask DisposeAsync() => _given.DisposeAsync();

    [Fact]
    public async Task An_id_of_another_business_is_answered_like_one_that_does_not_exist()
    {
        var asked = new List<string>();
        using var heard = _given.Hear(_neighbour);
        var before = await EverythingOfAsync(_neighbour);
        foreach (var (type, method, id) in Doors())
        {
            var name = $"{type.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(p => p.ParameterType.Name))})";
            Assert.True(_theirs.ContainsKey(id), $"{name} takes a {id.Name}; give the neighbour one of those in this test.");

            var foreign = await AskAsync(type, method, id, _theirs[id]);
            var missing = await AskAsync(type, method, id, New(id));

            Assert.True(foreign == missing, $"{name} answers {foreign} for a neighbour's id and {missing} for a missing one.");
            asked.Add(name);
        }

        Assert.Contains(asked, a => a.StartsWith("TakeOver.", StringComparison.Ordinal));
        Assert.True(asked.Count >= 10, $"Only {asked.Count} were asked.");
        Assert.Equal(before, await EverythingOfAsync(_neighbour));
        Assert.Empty(heard.All);
    }

    [Fact]
    public async Task The_same_ids_open_for_their_own_business()
    {
        // Without this the test above would also pass where nothing works at all.
        var taken = await _given.The<TakeOver>().RunAsync(_neighbour, (ConversationId)_theirs[typeof(ConversationId)], CancellationToken.None);

        Assert.True(taken.IsDone);
    }

    /// <summary>Public methods of the core's registered types that take who is asking and, somewhere, an id.</summary>
    private static IEnumerable<(Type Type, MethodInfo Method, Type Id)> Doors() =>
        from type in typeof(CoreServices).Assembly.GetTypes()
        where type is { IsClass: true, IsSealed: true, IsVisible: true } && type != typeof(MessageLog) // under the use cases; TenancyTests try it
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.GetParameters() is [var first, ..] && Callers.Contains(first.ParameterType) && typeof(Task).IsAssignableFrom(method.ReturnType)
        from id in method.GetParameters().Skip(1).Select(p => Nullable.GetUnderlyingType(p.ParameterType) ?? p.ParameterType).Where(IsId).Take(1)
        select (type, method, id);

    private async Task<string> AskAsync(Type type, MethodInfo method, Type id, object value)
    {
        var arguments = method.GetParameters().Select(p =>
            (Nullable.GetUnderlyingType(p.ParameterType) ?? p.ParameterType) == id ? value : AnArgument(p.ParameterType)).ToArray();
        try
        {
            var task = (Task)method.Invoke(_given.Services.GetService(type), arguments)!;
            await task;
            return Describe(task.GetType().IsGenericType ? task.GetType().GetProperty("Result")!.GetValue(task) : null);
        }
        catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{type.Name}.{method.Name} failed instead of refusing.", failure);
        }
    }

    /// <summary>What a caller could tell apart: the refusal, or the value with its lists.</summary>
    private static string Describe(object? answer) => answer switch
    {
        null => "nothing",
        string text => text,
        IEnumerable many => $"[{string.Join(", ", many.Cast<object?>().Select(Describe))}]",
        _ when answer.GetType().GetProperty("Refusal")?.GetValue(answer) is Refusal refusal => refusal.ToString(),
        _ when answer.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Result<>) => Describe(type.GetProperty("Value")!.GetValue(answer)),
        _ => answer.ToString()!,
    };

    private object? AnArgument(Type type)
    {
        if (type.IsAssignableTo(typeof(Caller)))
        {
            return type == typeof(Visitor) ? _visitor
                : type == typeof(Mia) ? new Mia(_owner.Business)
                : type == typeof(ApiClient) ? new ApiClient(_owner.Business, _given.NewId<ApiKeyId>(), MayWrite: true)
                : _owner;
        }

        return type switch
        {
            _ when type == typeof(string) => "words",
            _ when type == typeof(CancellationToken) => CancellationToken.None,
            _ when Nullable.GetUnderlyingType(type) is not null => null,
            _ when IsId(type) => New(type),
            _ when type == typeof(ContactCard) => new ContactCard("Ana Ruiz", "ana@ruiz.example", null),
            _ when type == typeof(ConversationStart) => new ConversationStart(Channel.Web, null, null),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(0),
            _ when type.IsValueType => Activator.CreateInstance(type),
            _ => ARecord(type),
        };
    }

    private object ARecord(Type type)
    {
        var maker = type.GetConstructors().MinBy(c => c.GetParameters().Length)
            ?? throw new InvalidOperationException($"This test does not know how to make a {type.Name}.");
        return maker.Invoke([.. maker.GetParameters().Select(p => AnArgument(p.ParameterType))]);
    }

    private static bool IsId(Type type) => type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    private object New(Type id) => typeof(Given).GetMethod(nameof(Given.NewId))!.MakeGenericMethod(id).Invoke(_given, null)!;

    private async Task<Dictionary<Type, object>> TheNeighbourHasSomethingOfEachKindAsync()
    {
        var (visitor, conversation) = await _given.AConversationOf(_neighbour);
        await _given.MiaRepliesIn(_neighbour, conversation);
        await _given.The<CaptureLead>().RunAsync(new Mia(_neighbour.Business), conversation, new ContactCard("Bo", "bo@b.example", null), "I'm Bo", null, CancellationToken.None);
        var faq = await _given.The<TeachMia>().RunAsync(_neighbour, new FaqDraft { Question = "Do you deliver?", Answer = "Yes, on weekdays." }, CancellationToken.None);
        await using var db = await _given.DbFor(_neighbour);
        var golden = await _given.The<KeepGolden>().RunAsync(_neighbour, new GoldenDraft("Do you deliver?", new GoldenAnswer("Yes.", [], "answer", "embedded"), _given.Clock.GetUtcNow()), CancellationToken.None);
        var gap = new Gap { BusinessId = _neighbour.Business, Id = _given.NewId<GapId>(), ConversationId = conversation, Question = "Is there parking?", At = _given.Clock.GetUtcNow() };
        var heard = new HeardAnswer
        {
            BusinessId = _neighbour.Business,
            Id = _given.NewId<HeardAnswerId>(),
            ConversationId = conversation,
            QuestionSequence = 1,
            Question = "Do you bake on Mondays?",
            Answer = "Only bread.",
            At = _given.Clock.GetUtcNow(),
        };
        var mail = DueMail.For(_neighbour.Business, _given.NewId<DueMailId>(), DueMailKind.WeeklyReport, _neighbour.Member, "2026-05-25", _given.Clock.GetUtcNow());
        mail.LetGo();
        var call = new Call
        {
            BusinessId = _neighbour.Business,
            Id = _given.NewId<CallId>(),
            Vendor = "twilio",
            VendorId = "CA1",
            VisitorId = visitor.Id,
            ConversationId = conversation,
            To = "+13125550199",
            State = CallState.Ended,
            StartedAt = _given.Clock.GetUtcNow(),
            FirstSequence = 1,
            LastSequence = 1,
        };
        var recording = new CallRecording
        {
            BusinessId = _neighbour.Business,
            Id = _given.NewId<CallRecordingId>(),
            CallId = call.Id,
            VendorId = "RE1",
            State = RecordingState.Failed,
            TryingSince = _given.Clock.GetUtcNow(),
        };
        db.AddRange(gap, heard, mail, call, recording);
        await db.SaveChangesAsync();
        var source = await _given.The<LearnWebsite>().RunAsync(_neighbour, "https://neighbour.example/", CancellationToken.None);
        var endpoint = await _given.The<AddEndpoint>().RunAsync(_neighbour, new EndpointInput { Url = "https://hooks.neighbour.example/mia" }, CancellationToken.None);
        var test = await _given.The<SendTest>().RunAsync(_neighbour, endpoint.Value.Id, CancellationToken.None);
        return new Dictionary<Type, object>
        {
            [typeof(ConversationId)] = conversation,
            [typeof(VisitorId)] = visitor.Id,
            [typeof(LeadId)] = (await db.Leads.SingleAsync()).Id,
            [typeof(FaqId)] = faq.Value,
            [typeof(SourceId)] = source.Value,
            [typeof(MessageId)] = (await db.Messages.FirstAsync()).Id,
            [typeof(MemberId)] = _neighbour.Member,
            [typeof(SessionId)] = New(typeof(SessionId)),
            [typeof(PageId)] = New(typeof(PageId)),
            [typeof(GapId)] = gap.Id,
            [typeof(HeardAnswerId)] = heard.Id,
            [typeof(GoldenId)] = golden.Value,
            [typeof(NotificationId)] = (await db.Notifications.SingleAsync()).Id,
            [typeof(DueMailId)] = mail.Id,
            [typeof(WebhookEndpointId)] = endpoint.Value.Id,
            [typeof(WebhookDeliveryId)] = test.Value,
            [typeof(ApiKeyId)] = New(typeof(ApiKeyId)),
            [typeof(CallId)] = call.Id,
            [typeof(CallRecordingId)] = recording.Id,
        };
    }

    private async Task<string> EverythingOfAsync(Owner who)
    {
        await using var db = await _given.DbFor(who);
        return string.Join('\n', new object[]
        {
            string.Join(',', await db.Conversations.AsNoTracking().Select(c => $"{c.Id} {c.State} {c.Version} {c.LastSequence} {c.ReadByMembers} {c.ReadByVisitor} {c.ContactName} {c.Rating}").ToListAsync()),
            string.Join(',', await db.Messages.AsNoTracking().OrderBy(m => m.Sequence).Select(m => m.Text).ToListAsync()),
            string.Join(',', (await db.Leads.AsNoTracking().ToListAsync()).Select(l => $"{l.Id} {l.ToCard()} {l.Status}")),
            string.Join(',', await db.Notifications.AsNoTracking().Select(n => $"{n.Id} {n.DueAt} {n.SeenAt} {n.Again}").ToListAsync()),
            string.Join(',', await db.DueMails.AsNoTracking().Select(m => $"{m.Id} {m.DueAt} {m.Again}").ToListAsync()),
            string.Join(',', await db.WebhookEndpoints.AsNoTracking().Select(e => $"{e.Id} {e.Url} {e.Secret} {e.SwitchedOffAt}").ToListAsync()),
            string.Join(',', await db.WebhookDeliveries.AsNoTracking().Select(d => $"{d.Id} {d.DueAt} {d.Attempts}").ToListAsync()),
            string.Join(',', await db.Gaps.AsNoTracking().Select(g => $"{g.Id} {g.AnsweredAt} {g.End}").ToListAsync()),
            string.Join(',', await db.HeardAnswers.AsNoTracking().Select(h => $"{h.Id} {h.State}").ToListAsync()),
            string.Join(',', await db.GoldenQuestions.AsNoTracking().Select(g => $"{g.Id} {g.Question} {g.State} {g.IsDue} {g.ApprovedAt}").ToListAsync()),
            string.Join(',', await db.Faqs.AsNoTracking().Select(f => $"{f.Id} {f.Question} {f.Answer}").ToListAsync()),
            string.Join(',', await db.Calls.AsNoTracking().Select(c => $"{c.Id} {c.State} {c.Version}").ToListAsync()),
            string.Join(',', await db.CallRecordings.AsNoTracking().Select(r => $"{r.Id} {r.State} {r.DueAt}").ToListAsync()),
            await db.Sources.CountAsync(), await db.Visitors.CountAsync(), await db.PageViews.CountAsync(), await db.Sessions.CountAsync(), await db.Members.CountAsync(),
        });
    }
}
