using System.Runtime.Versioning;

namespace MiaPulse.Web.Data;

/// <summary>
/// What MiaPulse writes is for the account that runs it and nobody else on the machine: conversations, signing keys, mail with links that sign in. What an
/// earlier version or a backup left open is closed again. Windows has no such modes; there the folder's own rights hold.
/// </summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    /// <summary>The folder, made if it is not there.</summary>
    public static DirectoryInfo Folder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(path);
        }

        var folder = Directory.CreateDirectory(path, OwnFolder);
        Close(folder, OwnFolder);
        return folder;
    }

    /// <summary>The folder, made if it is not there, and every file in it.</summary>
    public static DirectoryInfo FolderAndFiles(string path)
    {
        var folder = Folder(path);
        foreach (var file in folder.EnumerateFiles())
        {
            Close(file);
        }

        return folder;
    }

    /// <summary>A new file to write to.</summary>
    public static FileStream New(string path) => Open(path, FileMode.CreateNew);

    /// <summary>The database's file, made if it is not there, since SQLite would make it readable to all; and those that SQLite keeps beside it.</summary>
    public static void Database(string path)
    {
        if (!File.Exists(path))
        {
            Open(path, FileMode.OpenOrCreate).Dispose();
        }

        foreach (var file in new[] { path, $"{path}-wal", $"{path}-shm", $"{path}-journal" }.Where(File.Exists))
        {
            Close(new FileInfo(file));
        }
    }

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnFile;
        }

        return new FileStream(path, options);
    }

    private static void Close(FileInfo file)
    {
        if (!OperatingSystem.IsWindows())
        {
            Close(file, OwnFile);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void Close(FileSystemInfo entry, UnixFileMode most)
    {
        var now = entry.UnixFileMode;
        if ((now & most) == now)
        {
            return;
        }

        try
        {
            entry.UnixFileMode = now & most;
        }
        catch (UnauthorizedAccessException)
        {
            // Somebody else's, lent to us: only they can close it, and refusing to start would close it no better.
            Console.Error.WriteLine($"{entry.FullName} can be read by others on this machine, and is not ours to close.");
        }
    }
}
