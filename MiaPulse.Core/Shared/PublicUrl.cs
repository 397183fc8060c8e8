namespace MiaPulse.Core.Shared;

/// <summary>Where people reach this installation: the one base of links in mail, of the widget's snippet and of signatures over URLs.</summary>
public sealed record PublicUrl
{
    /// <param name="address">Absolute, http or https.</param>
    public PublicUrl(Uri address) => Base = new Uri(address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");

    /// <summary>Ends with a slash.</summary>
    public Uri Base { get; }

    /// <summary>Scheme, host and port, as a browser writes an Origin.</summary>
    public string Origin => Base.GetLeftPart(UriPartial.Authority);

    public bool IsHttps => Base.Scheme == Uri.UriSchemeHttps;

    /// <param name="path">Without a slash at the start; may carry a query.</param>
    public Uri At(string path) => new(Base, path);

    public override string ToString() => Base.ToString().TrimEnd('/');
}
