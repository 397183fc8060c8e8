using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiaPulse.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TextsAndTranscripts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_DueMails_ToHash_CreatedAt",
                table: "DueMails");

            migrationBuilder.DropColumn(
                name: "ToHash",
                table: "DueMails");

            migrationBuilder.AddColumn<long>(
                name: "StepAt",
                table: "Notifications",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Phone",
                table: "Members",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PhoneProvenAt",
                table: "Members",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "TextsOn",
                table: "Members",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TextsThatDay",
                table: "Members",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AlterColumn<Guid>(
                name: "MemberId",
                table: "DueMails",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.AddColumn<int>(
                name: "Again",
                table: "DueMails",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "To",
                table: "DueMails",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PhoneCodes",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CodeHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    NumberHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PhoneCodes", x => new { x.BusinessId, x.Id });
                    table.ForeignKey(
                        name: "FK_PhoneCodes_Members_BusinessId_MemberId",
                        columns: x => new { x.BusinessId, x.MemberId },
                        principalTable: "Members",
                        principalColumns: new[] { "BusinessId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StrangerSlots",
                columns: table => new
                {
                    AddressHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StrangerSlots", x => new { x.AddressHash, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "TextOptOuts",
                columns: table => new
                {
                    NumberHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    StoppedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TextOptOuts", x => x.NumberHash);
                });

            migrationBuilder.CreateTable(
                name: "TranscriptLinks",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ConversationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SpentAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TranscriptLinks", x => new { x.BusinessId, x.TokenHash });
                    table.ForeignKey(
                        name: "FK_TranscriptLinks_Conversations_BusinessId_ConversationId",
                        columns: x => new { x.BusinessId, x.ConversationId },
                        principalTable: "Conversations",
                        principalColumns: new[] { "BusinessId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_VendorId",
                table: "Notifications",
                column: "VendorId");

            migrationBuilder.CreateIndex(
                name: "IX_Members_Phone",
                table: "Members",
                column: "Phone");

            migrationBuilder.CreateIndex(
                name: "IX_DueMails_BusinessId_CreatedAt",
                table: "DueMails",
                columns: new[] { "BusinessId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PhoneCodes_BusinessId_MemberId_CreatedAt",
                table: "PhoneCodes",
                columns: new[] { "BusinessId", "MemberId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PhoneCodes_CreatedAt",
                table: "PhoneCodes",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_PhoneCodes_NumberHash_CreatedAt",
                table: "PhoneCodes",
                columns: new[] { "NumberHash", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_StrangerSlots_At",
                table: "StrangerSlots",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_TranscriptLinks_BusinessId_ConversationId",
                table: "TranscriptLinks",
                columns: new[] { "BusinessId", "ConversationId" });

            migrationBuilder.CreateIndex(
                name: "IX_TranscriptLinks_CreatedAt",
                table: "TranscriptLinks",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_TranscriptLinks_TokenHash",
                table: "TranscriptLinks",
                column: "TokenHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PhoneCodes");

            migrationBuilder.DropTable(
                name: "StrangerSlots");

            migrationBuilder.DropTable(
                name: "TextOptOuts");

            migrationBuilder.DropTable(
                name: "TranscriptLinks");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_VendorId",
                table: "Notifications");

            migrationBuilder.DropIndex(
                name: "IX_Members_Phone",
                table: "Members");

            migrationBuilder.DropIndex(
                name: "IX_DueMails_BusinessId_CreatedAt",
                table: "DueMails");

            migrationBuilder.DropColumn(
                name: "StepAt",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "Phone",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "PhoneProvenAt",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "TextsOn",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "TextsThatDay",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "Again",
                table: "DueMails");

            migrationBuilder.DropColumn(
                name: "To",
                table: "DueMails");

            migrationBuilder.AlterColumn<Guid>(
                name: "MemberId",
                table: "DueMails",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ToHash",
                table: "DueMails",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_DueMails_ToHash_CreatedAt",
                table: "DueMails",
                columns: new[] { "ToHash", "CreatedAt" });
        }
    }
}
