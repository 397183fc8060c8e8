using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiaPulse.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Outgoing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "NotBefore",
                table: "Notifications",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TryingSince",
                table: "Notifications",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AlertMessages",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    MessageId = table.Column<long>(type: "INTEGER", nullable: false),
                    ConversationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AlertMessages", x => new { x.BusinessId, x.ChatId, x.MessageId });
                    table.ForeignKey(
                        name: "FK_AlertMessages_Conversations_BusinessId_ConversationId",
                        columns: x => new { x.BusinessId, x.ConversationId },
                        principalTable: "Conversations",
                        principalColumns: new[] { "BusinessId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AnswerLinks",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GapId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SpentAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnswerLinks", x => new { x.BusinessId, x.TokenHash });
                    table.ForeignKey(
                        name: "FK_AnswerLinks_Gaps_BusinessId_GapId",
                        columns: x => new { x.BusinessId, x.GapId },
                        principalTable: "Gaps",
                        principalColumns: new[] { "BusinessId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AnswerLinks_Members_BusinessId_MemberId",
                        columns: x => new { x.BusinessId, x.MemberId },
                        principalTable: "Members",
                        principalColumns: new[] { "BusinessId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChatCodes",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CodeHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SpentAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChatCodes", x => new { x.BusinessId, x.CodeHash });
                    table.ForeignKey(
                        name: "FK_ChatCodes_Members_BusinessId_MemberId",
                        columns: x => new { x.BusinessId, x.MemberId },
                        principalTable: "Members",
                        principalColumns: new[] { "BusinessId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChatLinks",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    HasTopics = table.Column<bool>(type: "INTEGER", nullable: false),
                    ConnectedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChatLinks", x => new { x.BusinessId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_ChatLinks_Members_BusinessId_MemberId",
                        columns: x => new { x.BusinessId, x.MemberId },
                        principalTable: "Members",
                        principalColumns: new[] { "BusinessId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChatThreads",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    ConversationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TopicId = table.Column<long>(type: "INTEGER", nullable: true),
                    ShownUpTo = table.Column<long>(type: "INTEGER", nullable: false),
                    FollowedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    FollowedVersion = table.Column<long>(type: "INTEGER", nullable: false),
                    RestsUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChatThreads", x => new { x.BusinessId, x.ChatId, x.ConversationId });
                    table.ForeignKey(
                        name: "FK_ChatThreads_Conversations_BusinessId_ConversationId",
                        columns: x => new { x.BusinessId, x.ConversationId },
                        principalTable: "Conversations",
                        principalColumns: new[] { "BusinessId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DueMails",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConversationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    About = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    DedupeKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LeasedUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    NotBefore = table.Column<long>(type: "INTEGER", nullable: true),
                    TryingSince = table.Column<long>(type: "INTEGER", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Unanswered = table.Column<int>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: true),
                    StopHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ToHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    DeliveredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FailedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Why = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    VendorId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DueMails", x => new { x.BusinessId, x.Id });
                    table.ForeignKey(
                        name: "FK_DueMails_Conversations_BusinessId_ConversationId",
                        columns: x => new { x.BusinessId, x.ConversationId },
                        principalTable: "Conversations",
                        principalColumns: new[] { "BusinessId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DueMails_Members_BusinessId_MemberId",
                        columns: x => new { x.BusinessId, x.MemberId },
                        principalTable: "Members",
                        principalColumns: new[] { "BusinessId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WebhookEndpoints",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    Secret = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    PreviousSecret = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    PreviousUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Events = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FailingSince = table.Column<long>(type: "INTEGER", nullable: true),
                    SwitchedOffAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Why = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    TellDueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TellAttempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebhookEndpoints", x => new { x.BusinessId, x.Id });
                    table.ForeignKey(
                        name: "FK_WebhookEndpoints_Businesses_BusinessId",
                        column: x => x.BusinessId,
                        principalTable: "Businesses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WrittenWeeks",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Monday = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WrittenWeeks", x => new { x.BusinessId, x.Monday });
                    table.ForeignKey(
                        name: "FK_WrittenWeeks_Businesses_BusinessId",
                        column: x => x.BusinessId,
                        principalTable: "Businesses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WebhookDeliveries",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EndpointId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConversationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Payload = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LeasedUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Unanswered = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstTriedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastTriedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastStatus = table.Column<int>(type: "INTEGER", nullable: true),
                    LastMilliseconds = table.Column<int>(type: "INTEGER", nullable: true),
                    LastResponse = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: true),
                    DeliveredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FailedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Why = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebhookDeliveries", x => new { x.BusinessId, x.Id });
                    table.ForeignKey(
                        name: "FK_WebhookDeliveries_Conversations_BusinessId_ConversationId",
                        columns: x => new { x.BusinessId, x.ConversationId },
                        principalTable: "Conversations",
                        principalColumns: new[] { "BusinessId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_WebhookDeliveries_WebhookEndpoints_BusinessId_EndpointId",
                        columns: x => new { x.BusinessId, x.EndpointId },
                        principalTable: "WebhookEndpoints",
                        principalColumns: new[] { "BusinessId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AlertMessages_BusinessId_ConversationId",
                table: "AlertMessages",
                columns: new[] { "BusinessId", "ConversationId" });

            migrationBuilder.CreateIndex(
                name: "IX_AnswerLinks_BusinessId_GapId",
                table: "AnswerLinks",
                columns: new[] { "BusinessId", "GapId" });

            migrationBuilder.CreateIndex(
                name: "IX_AnswerLinks_BusinessId_MemberId",
                table: "AnswerLinks",
                columns: new[] { "BusinessId", "MemberId" });

            migrationBuilder.CreateIndex(
                name: "IX_AnswerLinks_CreatedAt",
                table: "AnswerLinks",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_AnswerLinks_TokenHash",
                table: "AnswerLinks",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ChatCodes_BusinessId_MemberId",
                table: "ChatCodes",
                columns: new[] { "BusinessId", "MemberId" });

            migrationBuilder.CreateIndex(
                name: "IX_ChatCodes_CodeHash",
                table: "ChatCodes",
                column: "CodeHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ChatLinks_ChatId_UserId",
                table: "ChatLinks",
                columns: new[] { "ChatId", "UserId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ChatThreads_BusinessId_ChatId_TopicId",
                table: "ChatThreads",
                columns: new[] { "BusinessId", "ChatId", "TopicId" });

            migrationBuilder.CreateIndex(
                name: "IX_ChatThreads_BusinessId_ConversationId",
                table: "ChatThreads",
                columns: new[] { "BusinessId", "ConversationId" });

            migrationBuilder.CreateIndex(
                name: "IX_ChatThreads_FollowedBy",
                table: "ChatThreads",
                column: "FollowedBy");

            migrationBuilder.CreateIndex(
                name: "IX_DueMails_BusinessId_ConversationId",
                table: "DueMails",
                columns: new[] { "BusinessId", "ConversationId" });

            migrationBuilder.CreateIndex(
                name: "IX_DueMails_BusinessId_DedupeKey",
                table: "DueMails",
                columns: new[] { "BusinessId", "DedupeKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DueMails_BusinessId_MemberId",
                table: "DueMails",
                columns: new[] { "BusinessId", "MemberId" });

            migrationBuilder.CreateIndex(
                name: "IX_DueMails_DueAt",
                table: "DueMails",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_DueMails_StopHash",
                table: "DueMails",
                column: "StopHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DueMails_ToHash_CreatedAt",
                table: "DueMails",
                columns: new[] { "ToHash", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookDeliveries_BusinessId_ConversationId",
                table: "WebhookDeliveries",
                columns: new[] { "BusinessId", "ConversationId" });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookDeliveries_BusinessId_CreatedAt",
                table: "WebhookDeliveries",
                columns: new[] { "BusinessId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookDeliveries_BusinessId_EndpointId_EventId",
                table: "WebhookDeliveries",
                columns: new[] { "BusinessId", "EndpointId", "EventId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WebhookDeliveries_BusinessId_FailedAt",
                table: "WebhookDeliveries",
                columns: new[] { "BusinessId", "FailedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookDeliveries_DueAt",
                table: "WebhookDeliveries",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_WebhookEndpoints_TellDueAt",
                table: "WebhookEndpoints",
                column: "TellDueAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AlertMessages");

            migrationBuilder.DropTable(
                name: "AnswerLinks");

            migrationBuilder.DropTable(
                name: "ChatCodes");

            migrationBuilder.DropTable(
                name: "ChatLinks");

            migrationBuilder.DropTable(
                name: "ChatThreads");

            migrationBuilder.DropTable(
                name: "DueMails");

            migrationBuilder.DropTable(
                name: "WebhookDeliveries");

            migrationBuilder.DropTable(
                name: "WrittenWeeks");

            migrationBuilder.DropTable(
                name: "WebhookEndpoints");

            migrationBuilder.DropColumn(
                name: "NotBefore",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "TryingSince",
                table: "Notifications");
        }
    }
}
