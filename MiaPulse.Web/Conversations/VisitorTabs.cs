using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.SignalR;

namespace MiaPulse.Web.Conversations;

/// <summary>The open tabs of each visitor in this process: SignalR can speak to a group, but not end its connections.</summary>
public sealed class VisitorTabs
{
    private readonly Dictionary<(BusinessId, VisitorId), HubCallerContext[]> _open = [];
    private readonly Lock _lock = new();

    /// <summary>A tab may enter more than once.</summary>
    public void Enter(Visitor who, HubCallerContext tab)
    {
        lock (_lock)
        {
            var open = _open.GetValueOrDefault((who.Business, who.Id), []);
            if (!open.Contains(tab))
            {
                _open[(who.Business, who.Id)] = [.. open, tab];
            }
        }
    }

    public void Leave(Visitor who, HubCallerContext tab)
    {
        lock (_lock)
        {
            HubCallerContext[] rest = [.. _open.GetValueOrDefault((who.Business, who.Id), []).Where(t => t != tab)];
            if (rest.Length == 0)
            {
                _open.Remove((who.Business, who.Id));
            }
            else
            {
                _open[(who.Business, who.Id)] = rest;
            }
        }
    }

    /// <summary>Takes out every tab of the visitor, for whoever is to end them.</summary>
    public IReadOnlyList<HubCallerContext> Take(BusinessId business, VisitorId visitor)
    {
        lock (_lock)
        {
            return _open.Remove((business, visitor), out var open) ? open : [];
        }
    }
}
