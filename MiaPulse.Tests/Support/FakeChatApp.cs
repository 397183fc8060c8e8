using System.Collections.Concurrent;
using MiaPulse.Core.Chats;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Tests.Support;

/// <summary>A messenger that takes everything, unless the test says otherwise, and remembers what was said.</summary>
public sealed class FakeChatApp : IChatApp
{
    /// <summary>What a member chooses who wants to be told in a chat, at once, and by no other way.</summary>
    public static readonly AlertsInput ByChatAlone = new() { MailsLeads = null, MailsWaiting = null, ChatsLeads = 0, ChatsWaiting = 0 };

    private readonly ConcurrentQueue<ChatSaying> _said = new();
    private readonly ConcurrentQueue<string> _topics = new();
    private int _message = 100;
    private int _topic = 6;
    private int _event;

    public Func<ChatSaying, ChatSent?> Answers { get; set; } = _ => null;

    public Func<string, long?> OpensTopics { get; set; } = _ => 0;

    /// <summary>Everything that it was asked to say, in this order.</summary>
    public IReadOnlyList<ChatSaying> Said => [.. _said];

    public IReadOnlyList<string> Topics => [.. _topics];

    /// <summary>What the last message is called that was said.</summary>
    public long LastMessage => _message;

    public Task<Given> InAnEmptyInstallation() =>
        Given.AnEmptyInstallation(services => services.AddSingleton<IChatApp>(this).AddSingleton<INotificationChannel, ChatChannel>());

    public Task<ChatDoors?> DoorsAsync(string code, CancellationToken ct) =>
        Task.FromResult<ChatDoors?>(new ChatDoors(new Uri($"https://t.example/mia?start={code}"), new Uri($"https://t.example/mia?startgroup={code}")));

    public Task<long?> OpenTopicAsync(long chat, string name, CancellationToken ct)
    {
        _topics.Enqueue(name);
        return Task.FromResult<long?>(OpensTopics(name) is null ? null : Interlocked.Increment(ref _topic));
    }

    public Task<ChatSent> SayAsync(ChatSaying what, CancellationToken ct)
    {
        _said.Enqueue(what);
        return Task.FromResult(Answers(what) ?? new ChatSent.Said(Interlocked.Increment(ref _message)));
    }

    /// <summary>Another name for each event.</summary>
    public string NextEvent() => $"{Interlocked.Increment(ref _event)}";

    /// <summary>A member makes a code and brings it from a chat.</summary>
    public async Task<ChatAnswer> ConnectAsync(Given given, Owner owner, long chat, long user, bool hasTopics = false) => await BringAsync(given, await CodeAsync(given, owner), chat, user, hasTopics);

    public static async Task<string> CodeAsync(Given given, Owner owner)
    {
        var doors = await given.The<OfferChat>().RunAsync(owner, CancellationToken.None);
        return doors.Value.Own.Query["?start=".Length..];
    }

    public Task<ChatAnswer> BringAsync(Given given, string code, long chat, long user, bool hasTopics = false) =>
        HearAsync(given, new ChatOpened("telegram", NextEvent(), chat, user, code, "Zoë", hasTopics));

    public Task<ChatAnswer> WritesAsync(Given given, long chat, long user, string? text, long? replyTo = null, long? topic = null, bool isForwarded = false, long? message = null) =>
        HearAsync(given, new ChatWritten("telegram", NextEvent(), chat, user, message ?? 5000 + _event, text, new ChatTarget(topic, replyTo), isForwarded));

    public Task<ChatAnswer> CommandsAsync(Given given, long chat, long user, ChatCommand command, long? replyTo = null, long? topic = null) =>
        HearAsync(given, new ChatCommanded("telegram", NextEvent(), chat, user, command, new ChatTarget(topic, replyTo)));

    public Task<ChatAnswer> PressesAsync(Given given, long chat, long user, ChatButton button, ConversationId conversation) =>
        HearAsync(given, new ChatPressed("telegram", NextEvent(), chat, user, button, conversation));

    public static Task<ChatAnswer> HearAsync(Given given, ChatEvent happened) => given.The<HearChat>().RunAsync(Caretaker.Instance, happened, CancellationToken.None);

    /// <summary>Brings what visitors wrote to the chats, as the worker would.</summary>
    public static async Task WordsAreRelayed(Given given)
    {
        foreach (var due in await given.The<RelayWords>().DueAsync(Caretaker.Instance, CancellationToken.None))
        {
            await given.The<RelayWords>().RunAsync(new Mia(due.Business), due.Conversation, due.Chat, CancellationToken.None);
        }
    }
}
