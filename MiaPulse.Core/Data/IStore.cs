using System.Data.Common;

namespace MiaPulse.Core.Data;

/// <summary>The database under EF, for the one write path that goes past it. Implemented once per provider.</summary>
public interface IStore
{
    /// <summary>Opens a connection with every setting that durability needs. The caller disposes it.</summary>
    DbConnection Open();

    /// <summary>Waits until this process may write. Dispose to let the next one.</summary>
    IDisposable TakeWriteTurn();
}
