using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiaPulse.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class GapsAndGoldenQuestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "End",
                table: "Gaps",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LookedAt",
                table: "Gaps",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Meaning",
                table: "Gaps",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HeardMembersUpTo",
                table: "Conversations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "GoldenQuestions",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Question = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Approved = table.Column<string>(type: "TEXT", nullable: false),
                    ApprovedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AsOf = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Now = table.Column<string>(type: "TEXT", nullable: true),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    AskedOf = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    IsDue = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GoldenQuestions", x => new { x.BusinessId, x.Id });
                    table.ForeignKey(
                        name: "FK_GoldenQuestions_Businesses_BusinessId",
                        column: x => x.BusinessId,
                        principalTable: "Businesses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HeardAnswers",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConversationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    QuestionSequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Question = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    MemberName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Meaning = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HeardAnswers", x => new { x.BusinessId, x.Id });
                    table.ForeignKey(
                        name: "FK_HeardAnswers_Conversations_BusinessId_ConversationId",
                        columns: x => new { x.BusinessId, x.ConversationId },
                        principalTable: "Conversations",
                        principalColumns: new[] { "BusinessId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_HeardAnswers_BusinessId_ConversationId_QuestionSequence",
                table: "HeardAnswers",
                columns: new[] { "BusinessId", "ConversationId", "QuestionSequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HeardAnswers_BusinessId_State_At",
                table: "HeardAnswers",
                columns: new[] { "BusinessId", "State", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "GoldenQuestions");

            migrationBuilder.DropTable(
                name: "HeardAnswers");

            migrationBuilder.DropColumn(
                name: "End",
                table: "Gaps");

            migrationBuilder.DropColumn(
                name: "LookedAt",
                table: "Gaps");

            migrationBuilder.DropColumn(
                name: "Meaning",
                table: "Gaps");

            migrationBuilder.DropColumn(
                name: "HeardMembersUpTo",
                table: "Conversations");
        }
    }
}
