using MiaPulse.Core.Shared;

namespace MiaPulse.Core.Data;

/// <summary>A row of one business. It gets the tenant filter, the write guard and a key that starts with the business, by convention.</summary>
public interface IBelongsToBusiness
{
    BusinessId BusinessId { get; }
}
