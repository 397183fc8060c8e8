using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Calls;

/// <summary>Where the sound of calls lies: a folder beside the database.</summary>
public sealed record RecordingFolder(string Root);

/// <summary>
/// The files of recordings, under names made of our own ids and of nothing from outside. They are for the account that runs MiaPulse and nobody else on the machine;
/// Windows has no such modes, there the folder's own rights hold.
/// </summary>
public sealed class RecordingShelf(RecordingFolder folder)
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    /// <summary>Where a recording lies, or would.</summary>
    public string PathOf(BusinessId business, CallRecordingId recording) => Path.Combine(FolderOf(business), recording.ToString());

    /// <summary>Whether it lies here.</summary>
    public bool Has(BusinessId business, CallRecordingId recording) => File.Exists(PathOf(business, recording));

    /// <summary>A file to write into; what an earlier try left in it is gone. Nobody sees it as the recording until <see cref="Keep"/>.</summary>
    public FileStream Begin(BusinessId business, CallRecordingId recording)
    {
        Make(folder.Root);
        Make(FolderOf(business));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnFile;
        }

        return new FileStream(PartOf(business, recording), options);
    }

    /// <summary>What was written is the recording from now on.</summary>
    public void Keep(BusinessId business, CallRecordingId recording) => File.Move(PartOf(business, recording), PathOf(business, recording), overwrite: true);

    /// <summary>Nothing of it is left here, and of a business without any recording no folder.</summary>
    public void Erase(BusinessId business, CallRecordingId recording)
    {
        var place = FolderOf(business);
        if (!Directory.Exists(place))
        {
            return;
        }

        File.Delete(PartOf(business, recording));
        File.Delete(PathOf(business, recording));
        try
        {
            Directory.Delete(place);
        }
        catch (IOException)
        {
            // Others lie there.
        }
    }

    private string FolderOf(BusinessId business) => Path.Combine(folder.Root, business.ToString());

    private string PartOf(BusinessId business, CallRecordingId recording) => $"{PathOf(business, recording)}.part";

    private static void Make(string place)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(place);
        }
        else
        {
            Directory.CreateDirectory(place, OwnFolder);
        }
    }
}
