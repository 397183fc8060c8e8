using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiaPulse.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LinksBackAndEndsOfMails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WebhookEndpoints_TellDueAt",
                table: "WebhookEndpoints");

            migrationBuilder.DropColumn(
                name: "TellDueAt",
                table: "WebhookEndpoints");

            migrationBuilder.AddColumn<long>(
                name: "RestsUntil",
                table: "WebhookEndpoints",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.DropColumn(
                name: "TellAttempts",
                table: "WebhookEndpoints");

            migrationBuilder.AddColumn<int>(
                name: "Failures",
                table: "WebhookEndpoints",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "StopHash",
                table: "Notifications",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LiftedAt",
                table: "Mailboxes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ToldMissedSince",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ReturnLinks",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SecretHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    VisitorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReturnLinks", x => new { x.BusinessId, x.SecretHash });
                    table.ForeignKey(
                        name: "FK_ReturnLinks_Visitors_BusinessId_VisitorId",
                        columns: x => new { x.BusinessId, x.VisitorId },
                        principalTable: "Visitors",
                        principalColumns: new[] { "BusinessId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StoppedAddresses",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddressHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoppedAddresses", x => new { x.BusinessId, x.AddressHash });
                    table.ForeignKey(
                        name: "FK_StoppedAddresses_Businesses_BusinessId",
                        column: x => x.BusinessId,
                        principalTable: "Businesses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_StopHash",
                table: "Notifications",
                column: "StopHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DueMails_VendorId",
                table: "DueMails",
                column: "VendorId");

            migrationBuilder.CreateIndex(
                name: "IX_ReturnLinks_BusinessId_VisitorId",
                table: "ReturnLinks",
                columns: new[] { "BusinessId", "VisitorId" });

            migrationBuilder.CreateIndex(
                name: "IX_ReturnLinks_CreatedAt",
                table: "ReturnLinks",
                column: "CreatedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReturnLinks");

            migrationBuilder.DropTable(
                name: "StoppedAddresses");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_StopHash",
                table: "Notifications");

            migrationBuilder.DropIndex(
                name: "IX_DueMails_VendorId",
                table: "DueMails");

            migrationBuilder.DropColumn(
                name: "StopHash",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "LiftedAt",
                table: "Mailboxes");

            migrationBuilder.DropColumn(
                name: "ToldMissedSince",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "RestsUntil",
                table: "WebhookEndpoints");

            migrationBuilder.AddColumn<long>(
                name: "TellDueAt",
                table: "WebhookEndpoints",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.DropColumn(
                name: "Failures",
                table: "WebhookEndpoints");

            migrationBuilder.AddColumn<int>(
                name: "TellAttempts",
                table: "WebhookEndpoints",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_WebhookEndpoints_TellDueAt",
                table: "WebhookEndpoints",
                column: "TellDueAt");
        }
    }
}
