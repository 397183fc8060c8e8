namespace MiaPulse.Core.Shared;

/// <summary>An id of one kind of thing. Kinds cannot be mixed up: a lead's id does not compile where a conversation's is asked for.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

/// <summary>Makes ids. Version 7 keeps neighbours together in an index; it says nothing about order within a millisecond.</summary>
public static class Ids
{
    public static TId New<TId>(TimeProvider clock) where TId : struct, IId<TId> => New<TId>(clock.GetUtcNow());

    public static TId New<TId>(DateTimeOffset now) where TId : struct, IId<TId> => TId.From(Guid.CreateVersion7(now));

    /// <summary>Reads an id as it stands in a URL. False for anything that is not one.</summary>
    public static bool TryParse<TId>(string? text, out TId id) where TId : struct, IId<TId>
    {
        var good = Guid.TryParse(text, out var value);
        id = good ? TId.From(value) : default;
        return good;
    }
}

public readonly record struct BusinessId(Guid Value) : IId<BusinessId>
{
    public static BusinessId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct MemberId(Guid Value) : IId<MemberId>
{
    public static MemberId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct SessionId(Guid Value) : IId<SessionId>
{
    public static SessionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct SignInLinkId(Guid Value) : IId<SignInLinkId>
{
    public static SignInLinkId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct SignInWishId(Guid Value) : IId<SignInWishId>
{
    public static SignInWishId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct VisitorId(Guid Value) : IId<VisitorId>
{
    public static VisitorId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct ConversationId(Guid Value) : IId<ConversationId>
{
    public static ConversationId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct MessageId(Guid Value) : IId<MessageId>
{
    public static MessageId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct LeadId(Guid Value) : IId<LeadId>
{
    public static LeadId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct SourceId(Guid Value) : IId<SourceId>
{
    public static SourceId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct PageId(Guid Value) : IId<PageId>
{
    public static PageId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct PassageId(Guid Value) : IId<PassageId>
{
    public static PassageId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct FaqId(Guid Value) : IId<FaqId>
{
    public static FaqId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct GapId(Guid Value) : IId<GapId>
{
    public static GapId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct HeardAnswerId(Guid Value) : IId<HeardAnswerId>
{
    public static HeardAnswerId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct GoldenId(Guid Value) : IId<GoldenId>
{
    public static GoldenId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct PageViewId(Guid Value) : IId<PageViewId>
{
    public static PageViewId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct NotificationId(Guid Value) : IId<NotificationId>
{
    public static NotificationId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct DueMailId(Guid Value) : IId<DueMailId>
{
    public static DueMailId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct PhoneCodeId(Guid Value) : IId<PhoneCodeId>
{
    public static PhoneCodeId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct ApiKeyId(Guid Value) : IId<ApiKeyId>
{
    public static ApiKeyId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct WebhookEndpointId(Guid Value) : IId<WebhookEndpointId>
{
    public static WebhookEndpointId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct WebhookDeliveryId(Guid Value) : IId<WebhookDeliveryId>
{
    public static WebhookDeliveryId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>What receivers of webhooks know an event by. Prints as it stands in <c>webhook-id</c>.</summary>
public readonly record struct WebhookEventId(Guid Value) : IId<WebhookEventId>
{
    public static WebhookEventId From(Guid value) => new(value);

    public override string ToString() => $"evt_{Value:N}";
}

public readonly record struct CallId(Guid Value) : IId<CallId>
{
    public static CallId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct CallRecordingId(Guid Value) : IId<CallRecordingId>
{
    public static CallRecordingId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
