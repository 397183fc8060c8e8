namespace MiaPulse.Core;

internal static class Empty;
