using MiaPulse.Core.Data;

namespace MiaPulse.Core.Conversations;

/// <summary>
/// The rules of a conversation's state, as SQL. Each kind of append has a condition under which its message is stored at all, and a change that it makes.
/// The texts are constants: the writer looks its prepared commands up by reference.
/// </summary>
internal static class AppendSql
{
    public static readonly string FreshDialogue = Json.Write(DialogueState.Fresh);

    // a business, b conversation, c visitor, d channel, e now, f url, g title, h dialogue. A visitor who had everything erased begins nothing.
    public const string Begin = """
        INSERT INTO "Conversations" ("BusinessId","Id","VisitorId","Channel","State","Version","StartedAt","StartedOnUrl","StartedOnTitle",
            "LastSequence","LastVisitorSequence","HeardUpTo","LastMessageAt","LastText","LastAuthor","ReadByMembers","ReadByVisitor","Dialogue")
        SELECT "BusinessId",@b,"Id",@d,'Mia',0,@e,@f,@g,0,0,0,@e,'','Visitor',0,0,@h FROM "Visitors" WHERE "BusinessId"=@a AND "Id"=@c
        ON CONFLICT ("BusinessId","VisitorId","Channel") DO NOTHING
        """;

    public const string Find = """SELECT "Id" FROM "Conversations" WHERE "BusinessId"=@a AND "VisitorId"=@b AND "Channel"=@c""";

    public const string Repeated = """
        SELECT m."Id", m."Sequence", m."At", c."State", c."Version" FROM "Messages" m
        JOIN "Conversations" c ON c."BusinessId"=m."BusinessId" AND c."Id"=m."ConversationId"
        WHERE m."BusinessId"=@a AND m."ConversationId"=@b AND m."ClientMessageId"=@c
        """;

    public const string There = """SELECT "State","Version","LastSequence" FROM "Conversations" WHERE "BusinessId"=@a AND "Id"=@b""";

    // a business, b conversation, c up to
    public const string NothingDue = """
        UPDATE "Conversations" SET "ReplyDueAt"=NULL,"HeardUpTo"=@c WHERE "BusinessId"=@a AND "Id"=@b AND "LastVisitorSequence"<=@c
        """;

    // a business, b conversation, c sequence
    public const string ReadByVisitor = """
        UPDATE "Conversations" SET "ReadByVisitor"=@c WHERE "BusinessId"=@a AND "Id"=@b AND "ReadByVisitor"<@c AND @c<="LastSequence" RETURNING "VisitorId"
        """;

    public const string ReadByMembers = """
        UPDATE "Conversations" SET "ReadByMembers"=@c WHERE "BusinessId"=@a AND "Id"=@b AND "ReadByMembers"<@c AND @c<="LastSequence" RETURNING "VisitorId"
        """;

    // a business, b conversation, c sequence, d what is kept. Both databases count and cut by characters, so a prefix in one is one in the other.
    public const string CutShort = """UPDATE "Messages" SET "Text"=@d""" + WhereLatestOnPhone + """ AND length(@d)<length("Text") AND substr("Text",1,length(@d))=@d""";

    // a business, b conversation, c sequence, d words that say so, e extras that say so
    public const string CutAway = """UPDATE "Messages" SET "Text"=@d,"Extras"=@e""" + WhereLatestOnPhone;

    // a business, b conversation, c sequence, d beginning of what is kept
    public const string CutLastText = """
        UPDATE "Conversations" SET "LastText"=CASE WHEN "LastSequence"=@c THEN @d ELSE "LastText" END WHERE "BusinessId"=@a AND "Id"=@b RETURNING "VisitorId"
        """;

    public static string Insert(AppendKind kind) => kind switch
    {
        AppendKind.Visitor or AppendKind.Text => InsertAlways,
        AppendKind.Member => InsertWhileHuman,
        AppendKind.Mia or AppendKind.MiaCallsForPerson => InsertWhileHers,
        AppendKind.TakeOver => InsertUnlessTheirs,
        AppendKind.HandBack => InsertUnlessMia,
        AppendKind.CallForPerson => InsertUnlessCalled,
        AppendKind.Close => InsertUnlessClosed,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Change(AppendKind kind) => kind switch
    {
        AppendKind.Visitor => AfterVisitor,
        AppendKind.Text => AfterText,
        AppendKind.Member => AfterMember,
        AppendKind.Mia => AfterMia,
        AppendKind.MiaCallsForPerson => AfterMiaCalls,
        AppendKind.TakeOver => AfterTakeOver,
        AppendKind.HandBack => AfterHandBack,
        AppendKind.CallForPerson => AfterCall,
        AppendKind.Close => AfterClose,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    // Her answer to what the caller said last. A text message that came meanwhile is not said on the phone, and makes it no earlier one.
    private const string WhereLatestOnPhone = $"""

        WHERE "BusinessId"=@a AND "ConversationId"=@b AND "Sequence"=@c AND "Author"='Mia'
            AND EXISTS (SELECT 1 FROM "Conversations" c WHERE c."BusinessId"=@a AND c."Id"=@b AND c."Channel"='Phone')
            AND NOT EXISTS (SELECT 1 FROM "Messages" m WHERE m."BusinessId"=@a AND m."ConversationId"=@b AND m."Author"='Visitor'
                AND m."Sequence">"Messages"."ReplyTo" AND m."ClientMessageId" NOT LIKE '{MessageLog.TextKey}%')
        """;

    // a business, b conversation, c id, d author, e name, f member, g text, h at, i client message id, j reply to, k extras, l version
    private const string InsertHead = """
        INSERT INTO "Messages" ("BusinessId","ConversationId","Id","Sequence","Author","AuthorName","MemberId","Text","At","ClientMessageId","ReplyTo","Extras")
        SELECT "BusinessId","Id",@c,"LastSequence"+1,@d,@e,@f,@g,@h,@i,@j,@k FROM "Conversations" WHERE "BusinessId"=@a AND "Id"=@b
        """;

    private const string InsertTail = """

        ON CONFLICT ("BusinessId","ConversationId","ClientMessageId") DO NOTHING RETURNING "Sequence"
        """;

    private const string InsertAlways = InsertHead + InsertTail;
    private const string InsertWhileHuman = InsertHead + """ AND "State"='Human'""" + InsertTail;
    private const string InsertWhileHers = InsertHead + """ AND "Version"=@l AND "State" IN ('Mia','Waiting')""" + InsertTail;
    private const string InsertUnlessTheirs = InsertHead + """ AND ("State"<>'Human' OR "TakenBy"<>@f)""" + InsertTail;
    private const string InsertUnlessMia = InsertHead + """ AND "State"<>'Mia'""" + InsertTail;
    private const string InsertUnlessCalled = InsertHead + """ AND "State" IN ('Mia','Closed')""" + InsertTail;
    private const string InsertUnlessClosed = InsertHead + """ AND "State"<>'Closed'""" + InsertTail;

    // a business, b conversation, c sequence, d at, e beginning, f author, g member, h member's name, i dialogue, j answered up to, k why a person is called, l language
    private const string ChangeHead = """
        UPDATE "Conversations" SET "LastSequence"=@c,"LastMessageAt"=@d,"LastText"=@e,"LastAuthor"=@f,
        """;

    private const string Where = """
         WHERE "BusinessId"=@a AND "Id"=@b RETURNING "State","Version","VisitorId",
        """;

    private const string Stayed = """ 0,"TakenByName","HandOverReason","WaitingSince","TakenBy" """;
    private const string Moved = """ 1,"TakenByName","HandOverReason","WaitingSince","TakenBy" """;
    private const string MovedIfBegun = """ CASE WHEN "WaitingSince"=@d THEN 1 ELSE 0 END,"TakenByName","HandOverReason","WaitingSince","TakenBy" """;

    private const string Released = """ "TakenBy"=NULL,"TakenByName"=NULL,"Version"="Version"+1""";

    // A closed conversation is opened again by the visitor's next word. A reply is due whoever has it: the run that finds a person there only reads the
    // contact details in it.
    private const string AfterVisitor = ChangeHead + """
        "LastVisitorSequence"=@c,"ReplyDueAt"=@d,
        "Version"="Version"+CASE WHEN "State"='Closed' THEN 1 ELSE 0 END,"State"=CASE WHEN "State"='Closed' THEN 'Mia' ELSE "State" END
        """ + Where + Stayed;

    // A person has it, or members have just been told that it waits: then that goes on.
    private const string UnlessItGoesOn = """
        CASE WHEN "State"='Human' OR ("State"='Waiting' AND COALESCE("ToldMissedSince",0)<>"WaitingSince") THEN
        """;

    // The version stays unless it was closed: Mia may be on the phone with this very caller, and a text must not cost them the reply under way.
    private const string AfterText = ChangeHead + """ "LastVisitorSequence"=@c,"ReplyDueAt"=@d,"HandOverReason"=""" + UnlessItGoesOn + """ "HandOverReason" ELSE @k END,"WaitingSince"=""" + UnlessItGoesOn + """
         "WaitingSince" ELSE @d END,
        "Version"="Version"+CASE WHEN "State"='Closed' THEN 1 ELSE 0 END,"State"=CASE WHEN "State"='Human' THEN 'Human' ELSE 'Waiting' END
        """ + Where + MovedIfBegun;

    private const string AfterMember = ChangeHead + """ "ReadByMembers"=@c""" + Where + Stayed;

    private const string AfterMia = ChangeHead + """
        "Dialogue"=@i,"Language"=COALESCE(@l,"Language"),"HeardUpTo"=@j,"ReplyDueAt"=CASE WHEN "LastVisitorSequence">@j THEN "ReplyDueAt" ELSE NULL END
        """ + Where + Stayed;

    // Who waits already waits for the first reason, unless it has become urgent.
    private const string AfterMiaCalls = ChangeHead + """
        "Dialogue"=@i,"Language"=COALESCE(@l,"Language"),"HandOverReason"=CASE WHEN "State"='Waiting' AND @k<>'Urgent' THEN COALESCE("HandOverReason",@k) ELSE @k END,"HeardUpTo"=@j,"ReplyDueAt"=CASE WHEN "LastVisitorSequence">@j THEN "ReplyDueAt" ELSE NULL END,
        "WaitingSince"=CASE WHEN "State"='Waiting' THEN "WaitingSince" ELSE @d END,"State"='Waiting',"Version"="Version"+1
        """ + Where + Moved;

    private const string AfterTakeOver = ChangeHead + """
        "State"='Human',"TakenBy"=@g,"TakenByName"=@h,"WaitingSince"=NULL,"Version"="Version"+1
        """ + Where + Moved;

    // Words that the visitor wrote to a person and that nobody answered are Mia's to answer. A member answers everything before; Mia what her reply names.
    private const string AfterHandBack = ChangeHead + """
        "ReplyDueAt"=CASE WHEN "LastVisitorSequence">(
            SELECT COALESCE(MAX(CASE WHEN m."Author"='Mia' THEN m."ReplyTo" ELSE m."Sequence" END),0) FROM "Messages" m
            WHERE m."BusinessId"=@a AND m."ConversationId"=@b AND m."Author" IN ('Mia','Member')) THEN COALESCE("ReplyDueAt",@d) ELSE "ReplyDueAt" END,
        "State"='Mia',"WaitingSince"=NULL,"HandOverReason"=NULL,
        """ + Released + Where + Moved;

    private const string AfterCall = ChangeHead + """ "State"='Waiting',"WaitingSince"=@d,"HandOverReason"='Asked',""" + Released + Where + Moved;

    private const string AfterClose = ChangeHead + """ "State"='Closed',"WaitingSince"=NULL,"HandOverReason"=NULL,"ReplyDueAt"=NULL,""" + Released + Where + Moved;
}
