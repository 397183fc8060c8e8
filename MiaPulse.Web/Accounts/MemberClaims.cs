using System.Security.Claims;
using MiaPulse.Core.Accounts;
using MiaPulse.Core.Shared;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace MiaPulse.Web.Accounts;

/// <summary>What the cookie says: which member of which business, in which session. Turned into a caller here and nowhere else.</summary>
public static class MemberClaims
{
    private const string Business = "mia:business";
    private const string Member = "mia:member";
    private const string Session = "mia:session";
    private const string Name = "mia:name";

    public static ClaimsPrincipal ToPrincipal(SignedIn signedIn) => new(new ClaimsIdentity(
        [
            new Claim(Business, signedIn.Owner.Business.ToString()),
            new Claim(Member, signedIn.Owner.Member.ToString()),
            new Claim(Session, signedIn.Session.ToString()),
            new Claim(Name, signedIn.Owner.Name),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme, Name, roleType: null));

    /// <summary>The caller for use cases. Only behind a page or endpoint that needs sign-in: anything else is a bug and throws.</summary>
    public static Owner ToOwner(this ClaimsPrincipal person) =>
        person.TryToOwner() ?? throw new InvalidOperationException("Nobody is signed in here. The page or endpoint lacks [Authorize].");

    /// <summary>The caller, or null where nobody is signed in.</summary>
    public static Owner? TryToOwner(this ClaimsPrincipal person) =>
        person.Identity?.IsAuthenticated == true
        && Ids.TryParse<BusinessId>(person.FindFirstValue(Business), out var business)
        && Ids.TryParse<MemberId>(person.FindFirstValue(Member), out var member)
            ? new Owner(business, member, person.FindFirstValue(Name) ?? "")
            : null;

    public static SessionId? TryToSession(this ClaimsPrincipal person) =>
        Ids.TryParse<SessionId>(person.FindFirstValue(Session), out var session) ? session : null;
}
