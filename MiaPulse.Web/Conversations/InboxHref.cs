using MiaPulse.Core.Conversations;
using MiaPulse.Core.Shared;

namespace MiaPulse.Web.Conversations;

/// <summary>The address of the inbox as it is shown now, so that a reload, a bookmark and the back button all bring the same thing.</summary>
public static class InboxHref
{
    public static string For(ConversationId? open, InboxFilter filter, string? search)
    {
        var query = new List<string>();
        if (filter is not InboxFilter.All)
        {
            query.Add($"show={filter.ToString().ToLowerInvariant()}");
        }

        if (search is not null)
        {
            query.Add($"q={Uri.EscapeDataString(search)}");
        }

        return $"/app/inbox{(open is { } id ? $"/{id}" : "")}{(query.Count > 0 ? "?" : "")}{string.Join('&', query)}";
    }

    public static InboxFilter FilterFrom(string? show) => Enum.TryParse<InboxFilter>(show, ignoreCase: true, out var filter) && Enum.IsDefined(filter) ? filter : InboxFilter.All;
}
