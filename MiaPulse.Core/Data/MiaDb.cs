using System.Linq.Expressions;
using System.Reflection;
using MiaPulse.Core.Accounts;
using MiaPulse.Core.ApiKeys;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Chats;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Golden;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Reports;
using MiaPulse.Core.Shared;
using MiaPulse.Core.Visits;
using MiaPulse.Core.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace MiaPulse.Core.Data;

/// <summary>
/// Everything MiaPulse remembers: repository and unit of work. Sees the rows of one business, or, unset, none.
/// Opened by <see cref="BusinessDbs"/> for a business and by <see cref="PlatformDbs"/> for sweeps; never injected.
/// </summary>
public abstract class MiaDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>The business whose rows are seen and may be saved. Null sees nothing.</summary>
    public BusinessId? Business { get; internal set; }

    /// <summary>True only in a context that <see cref="PlatformDbs"/> opened.</summary>
    internal bool SeesEveryBusiness { get; set; }

    public DbSet<Business> Businesses => Set<Business>();
    public DbSet<Member> Members => Set<Member>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SignInLink> SignInLinks => Set<SignInLink>();
    public DbSet<SignInWish> SignInWishes => Set<SignInWish>();
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();
    public DbSet<VisitorProfile> Visitors => Set<VisitorProfile>();
    public DbSet<PageView> PageViews => Set<PageView>();
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<Lead> Leads => Set<Lead>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<DueMail> DueMails => Set<DueMail>();
    public DbSet<TranscriptLink> TranscriptLinks => Set<TranscriptLink>();
    public DbSet<ReturnLink> ReturnLinks => Set<ReturnLink>();
    public DbSet<WrittenWeek> WrittenWeeks => Set<WrittenWeek>();
    public DbSet<AnswerLink> AnswerLinks => Set<AnswerLink>();
    public DbSet<WebhookEndpoint> WebhookEndpoints => Set<WebhookEndpoint>();
    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();
    public DbSet<ChatCode> ChatCodes => Set<ChatCode>();
    public DbSet<ChatLink> ChatLinks => Set<ChatLink>();
    public DbSet<ChatThread> ChatThreads => Set<ChatThread>();
    public DbSet<AlertMessage> AlertMessages => Set<AlertMessage>();
    public DbSet<Source> Sources => Set<Source>();
    public DbSet<SourceFile> SourceFiles => Set<SourceFile>();
    public DbSet<Page> Pages => Set<Page>();
    public DbSet<PageChange> PageChanges => Set<PageChange>();
    public DbSet<Passage> Passages => Set<Passage>();
    public DbSet<Faq> Faqs => Set<Faq>();
    public DbSet<Gap> Gaps => Set<Gap>();
    public DbSet<HeardAnswer> HeardAnswers => Set<HeardAnswer>();
    public DbSet<GoldenQuestion> GoldenQuestions => Set<GoldenQuestion>();
    public DbSet<ModelUse> ModelUses => Set<ModelUse>();
    public DbSet<SeenEvent> SeenEvents => Set<SeenEvent>();
    public DbSet<Mailbox> Mailboxes => Set<Mailbox>();
    public DbSet<StoppedAddress> StoppedAddresses => Set<StoppedAddress>();
    public DbSet<StrangerSlot> StrangerSlots => Set<StrangerSlot>();
    public DbSet<SentText> SentTexts => Set<SentText>();
    public DbSet<TextOptOut> TextOptOuts => Set<TextOptOut>();
    public DbSet<PhoneCode> PhoneCodes => Set<PhoneCode>();
    public DbSet<PhoneLine> PhoneLines => Set<PhoneLine>();
    public DbSet<Call> Calls => Set<Call>();
    public DbSet<CallText> CallTexts => Set<CallText>();
    public DbSet<CallRecording> CallRecordings => Set<CallRecording>();
    public DbSet<RecordingCopy> RecordingCopies => Set<RecordingCopy>();
    public DbSet<LineOptOut> LineOptOuts => Set<LineOptOut>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        foreach (var id in typeof(Ids).Assembly.GetTypes().Where(t => t.IsValueType && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>))))
        {
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        }

        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TicksConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MiaDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IBelongsToBusiness))))
        {
            FilterMethod.MakeGenericMethod(entity.ClrType).Invoke(this, [modelBuilder]);
        }
    }

    private static readonly MethodInfo FilterMethod = typeof(MiaDb).GetMethod(nameof(Filter), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private void Filter<TEntity>(ModelBuilder model) where TEntity : class, IBelongsToBusiness
    {
        Expression<Func<TEntity, bool>> own = row => SeesEveryBusiness || row.BusinessId == Business;
        model.Entity<TEntity>().HasQueryFilter("business", own);
    }
}
