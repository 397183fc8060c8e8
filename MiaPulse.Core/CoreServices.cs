using MiaPulse.Core.Accounts;
using MiaPulse.Core.ApiKeys;
using MiaPulse.Core.Billing;
using MiaPulse.Core.Businesses;
using MiaPulse.Core.Calls;
using MiaPulse.Core.Chats;
using MiaPulse.Core.Conversations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Golden;
using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Leads;
using MiaPulse.Core.Live;
using MiaPulse.Core.Notifications;
using MiaPulse.Core.Receptionist;
using MiaPulse.Core.Reports;
using MiaPulse.Core.Visits;
using MiaPulse.Core.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace MiaPulse.Core;

/// <summary>Every use case and reader by feature: the table of contents of the product.</summary>
public static class CoreServices
{
    public static IServiceCollection AddMiaPulseCore(this IServiceCollection services) => services
        .AddData()
        .AddAccounts()
        .AddBusinesses()
        .AddConversations()
        .AddVisits()
        .AddKnowledge()
        .AddReceptionist()
        .AddGoldenQuestions()
        .AddLeads()
        .AddNotifications()
        .AddReports()
        .AddBilling()
        .AddWebhooks()
        .AddChats()
        .AddCalls()
        .AddSingleton<ReplyQueue>()
        .AddSingleton<WakeDueReplies>()
        .AddSingleton<ReplyToVisitor>()
        .AddSingleton<TryMia>()
        .AddSingleton<CountModelUse>()
        .AddSingleton<ModelSpend>();

    private static IServiceCollection AddData(this IServiceCollection services) => services
        .AddSingleton<BusinessDbs>()
        .AddSingleton<PlatformDbs>()
        .AddSingleton<DatabaseProbe>()
        .AddSingleton<GroupCommit>()
        .AddSingleton<OnceOnly>()
        .AddSingleton<LiveFeed>();

    private static IServiceCollection AddBusinesses(this IServiceCollection services) => services
        .AddSingleton<CreateBusiness>()
        .AddSingleton<EnsureBusiness>()
        .AddSingleton<WidgetDirectory>()
        .AddSingleton<NoticeWidget>()
        .AddSingleton<BusinessCard>()
        .AddSingleton<UpdateProfile>()
        .AddSingleton<UpdateWidget>()
        .AddSingleton<UpdateManner>();

    private static IServiceCollection AddConversations(this IServiceCollection services) => services
        .AddSingleton<MessageLog>()
        .AddSingleton<Presence>()
        .AddSingleton<Looking>()
        .AddSingleton<ReceiveMessage>()
        .AddSingleton<ReplyAsOwner>()
        .AddSingleton<IDueMailWriter, UnseenRepliesMail>()
        .AddSingleton<EmailTranscript>()
        .AddSingleton<IDueMailWriter, TranscriptMail>()
        .AddSingleton<ReadTranscript>()
        .AddSingleton<ComeBack>()
        .AddSingleton<TakeOver>()
        .AddSingleton<HandBack>()
        .AddSingleton<CallForPerson>()
        .AddSingleton<CloseConversation>()
        .AddSingleton<NoticeMissed>()
        .AddSingleton<MarkRead>()
        .AddSingleton<ShowTyping>()
        .AddSingleton<RateConversation>()
        .AddSingleton<VisitorView>()
        .AddSingleton<Inbox>()
        .AddSingleton<OpenConversation>();

    private static IServiceCollection AddVisits(this IServiceCollection services) => services
        .AddSingleton<WelcomeVisitor>()
        .AddSingleton<RecordPage>()
        .AddSingleton<DeletionReceipt>()
        .AddSingleton<EraseVisitor>();

    private static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<SignInLinks>()
        .AddSingleton<SignInQueue>()
        .AddSingleton<RequestSignIn>()
        .AddSingleton<RequestSignUp>()
        .AddSingleton<MailSignInLink>()
        .AddSingleton<ConfirmSignIn>()
        .AddSingleton<LinkCard>()
        .AddSingleton<RecogniseSession>()
        .AddSingleton<EndSession>()
        .AddSingleton<IssueSignInLink>()
        .AddSingleton<IssueApiKey>();
}
