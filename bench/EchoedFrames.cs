using System.Diagnostics;
using System.Net.WebSockets;
using MiaPulse.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace MiaPulse.Bench;

/// <summary>The floor of talking over a socket: Kestrel and nothing behind it, which sends each frame back.</summary>
internal sealed class EchoedFrames : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Uri _url;

    private EchoedFrames(WebApplication app, int port) => (_app, _url) = (app, new Uri($"ws://127.0.0.1:{port}"));

    public static async Task<EchoedFrames> StartAsync()
    {
        var port = Ports.Next();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var frame = new byte[8 * 1024];
            while (await socket.ReceiveAsync(frame.AsMemory(), context.RequestAborted) is { MessageType: WebSocketMessageType.Text } got)
            {
                await socket.SendAsync(frame.AsMemory(0, got.Count), WebSocketMessageType.Text, got.EndOfMessage, context.RequestAborted);
            }
        });
        await app.StartAsync();
        return new EchoedFrames(app, port);
    }

    public async Task<ClientWebSocket> OpenAsync()
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(_url, CancellationToken.None);
        return socket;
    }

    /// <returns>There and back.</returns>
    public static async Task<TimeSpan> SendAsync(ClientWebSocket socket, byte[] frame, byte[] back)
    {
        var began = Stopwatch.GetTimestamp();
        await socket.SendAsync(frame.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        while (!(await socket.ReceiveAsync(back.AsMemory(), CancellationToken.None)).EndOfMessage)
        {
            // a frame may come in pieces
        }

        return Stopwatch.GetElapsedTime(began);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
