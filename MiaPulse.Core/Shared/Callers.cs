namespace MiaPulse.Core.Shared;

/// <summary>Who is asking. Every use case takes one first, so what somebody may do is a matter of which methods accept them.</summary>
public abstract record Caller;

/// <summary>A caller who belongs to one business and sees nothing beside it.</summary>
public abstract record BusinessCaller(BusinessId Business) : Caller;

/// <summary>Somebody on a business's website, known by a signed token.</summary>
public sealed record Visitor(BusinessId Business, VisitorId Id) : BusinessCaller(Business);

/// <summary>Somebody on the phone, in one call. Who they are in the business's books is <paramref name="Visitor"/>, made from the number where it is shown.</summary>
public sealed record PhoneCaller(BusinessId Business, CallId Call, VisitorId Visitor) : BusinessCaller(Business)
{
    /// <summary>The same somebody, where what they do does not depend on the channel.</summary>
    public Visitor AsVisitor => new(Business, Visitor);
}

/// <summary>A signed-in member of the business.</summary>
public sealed record Owner(BusinessId Business, MemberId Member, string Name) : BusinessCaller(Business);

/// <summary>A program with one of the business's API keys.</summary>
public sealed record ApiClient(BusinessId Business, ApiKeyId Key, bool MayWrite) : BusinessCaller(Business);

/// <summary>The receptionist herself, at work for one business.</summary>
public sealed record Mia(BusinessId Business) : BusinessCaller(Business);

/// <summary>Somebody who is not signed in and belongs to no business yet: may sign up, ask for a link, and spend one.</summary>
public sealed record Newcomer : Caller
{
    public static readonly Newcomer Instance = new();
}

/// <summary>Scheduled sweeps and look-ups before a business is known.</summary>
public sealed record Caretaker : Caller
{
    public static readonly Caretaker Instance = new();
}
