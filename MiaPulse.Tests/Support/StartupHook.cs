using MiaPulse.Tests.Support;

/// <summary>
/// What the runtime runs before the product in a process whose <c>DOTNET_STARTUP_HOOKS</c> names this assembly: the product is watched from its first moment on,
/// and knows nothing of it. The runtime wants this very name, in no namespace.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(WatchedConnections.FileSetting) is { Length: > 0 } file)
        {
            WatchedConnections.WriteTo(file);
        }
    }
}
