using System.Collections.Concurrent;
using MiaPulse.Tests.Support;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace MiaPulse.Tests.Journeys;

/// <summary>What a visitor's widget was promised.</summary>
internal sealed record Acknowledged(int Visitor, int Number, string ClientMessageId, string Text, Guid Conversation, Guid Id, long Sequence);

/// <summary>A visitor who writes all the time, and sends each message under its one name until it is acknowledged, over as many connections as that takes.</summary>
internal sealed class StubbornVisitor(int name, Uri server, string key, ConcurrentQueue<Acknowledged> acknowledged)
{
    private static readonly string[] Says = ["Hello", "What are your prices?", "Are you open on Sunday?", "Do you bake rye bread?", "Thanks", "Can I order a cake for Friday?"];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromMilliseconds(200);

    private string? _token;

    /// <summary>Messages that had to be sent more than once.</summary>
    public int Retried { get; private set; }

    /// <summary>Answers other than an acknowledgement: there should be none.</summary>
    public int Refused { get; private set; }

    /// <summary>What went wrong last; with twenty kills, something did.</summary>
    public string LastTrouble { get; private set; } = "nothing";

    /// <summary>Writes until told to stop, and sees the message begun by then through.</summary>
    public async Task TalkAsync(CancellationToken enough)
    {
        WidgetVisitor? widget = null;
        for (var number = 1; !enough.IsCancellationRequested; number++)
        {
            var (clientMessageId, text) = ($"v{name}-{number}", $"{Says[number % Says.Length]} ({number})");
            for (var attempt = 0; ; attempt++)
            {
                Assert.True(attempt < 3000, $"Visitor {name} could not send message {number}.");
                try
                {
                    widget ??= await ConnectAsync();
                    var sent = await widget.SendAsync(text, clientMessageId).WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
                    acknowledged.Enqueue(new Acknowledged(
                        name, number, clientMessageId, text, sent.GetProperty("conversationId").GetGuid(), sent.GetProperty("id").GetGuid(), sent.GetProperty("sequence").GetInt64()));
                    Retried += attempt > 0 ? 1 : 0;
                    break;
                }
                catch (HubException refused)
                {
                    Refused += refused.Message.Contains("unavailable", StringComparison.Ordinal) ? 0 : 1;
                    LastTrouble = refused.Message;
                }
                catch (Exception cut) when (cut is not HubException)
                {
                    LastTrouble = cut.ToString();
                    await CloseAsync(widget);
                    widget = null;
                }

                await Task.Delay(PauseAfterTrouble, CancellationToken.None);
            }

            await Task.Delay(Pause, CancellationToken.None);
        }

        await CloseAsync(widget);
    }

    private async Task<WidgetVisitor> ConnectAsync()
    {
        var widget = new WidgetVisitor(new HubConnectionBuilder()
            .WithUrl(new Uri(server, $"/hubs/visitor?key={key}"), options =>
            {
                options.SkipNegotiation = true;
                options.Transports = HttpTransportType.WebSockets;
            })
            .Build());
        try
        {
            await widget.JoinAsync(_token).WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
            _token = widget.Token;
            return widget;
        }
        catch
        {
            await CloseAsync(widget);
            throw;
        }
    }

    private static async Task CloseAsync(WidgetVisitor? widget)
    {
        if (widget is not null)
        {
            await widget.DisposeAsync();
        }
    }
}
