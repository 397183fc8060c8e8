using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiaPulse.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Calls : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Calls",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Vendor = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    VendorId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    VisitorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConversationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    From = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    To = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Ending = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Notice = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    NoticeAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    FirstSequence = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSequence = table.Column<long>(type: "INTEGER", nullable: false),
                    HeardAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AskedAgain = table.Column<int>(type: "INTEGER", nullable: false),
                    DeadEnds = table.Column<int>(type: "INTEGER", nullable: false),
                    LastKey = table.Column<string>(type: "TEXT", maxLength: 48, nullable: true),
                    DialledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LinkTalk = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    LinkKind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    LinkAskedSequence = table.Column<long>(type: "INTEGER", nullable: true),
                    LinkAskedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Calls", x => new { x.BusinessId, x.Id });
                    table.ForeignKey(
                        name: "FK_Calls_Visitors_BusinessId_VisitorId",
                        columns: x => new { x.BusinessId, x.VisitorId },
                        principalTable: "Visitors",
                        principalColumns: new[] { "BusinessId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LineOptOuts",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NumberHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    StoppedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LineOptOuts", x => new { x.BusinessId, x.NumberHash });
                    table.ForeignKey(
                        name: "FK_LineOptOuts_Businesses_BusinessId",
                        column: x => x.BusinessId,
                        principalTable: "Businesses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PhoneLines",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Consent = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    NoticeAddition = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    TransferTo = table.Column<Guid>(type: "TEXT", nullable: true),
                    RingsFirstSeconds = table.Column<int>(type: "INTEGER", nullable: false),
                    UrgentWords = table.Column<string>(type: "TEXT", nullable: false),
                    KeepsRecordingHereAlone = table.Column<bool>(type: "INTEGER", nullable: false),
                    Limits = table.Column<string>(type: "TEXT", nullable: false),
                    VoiceReachedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedReachedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RecordingReachedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TextsReachedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PhoneLines", x => x.BusinessId);
                    table.ForeignKey(
                        name: "FK_PhoneLines_Businesses_BusinessId",
                        column: x => x.BusinessId,
                        principalTable: "Businesses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CallRecordings",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CallId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VendorId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    Channels = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Failure = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    TryingSince = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    VendorDeletedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallRecordings", x => new { x.BusinessId, x.Id });
                    table.ForeignKey(
                        name: "FK_CallRecordings_Calls_BusinessId_CallId",
                        columns: x => new { x.BusinessId, x.CallId },
                        principalTable: "Calls",
                        principalColumns: new[] { "BusinessId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CallTexts",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CallId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1600, nullable: false),
                    AskedSequence = table.Column<long>(type: "INTEGER", nullable: false),
                    AskedInWords = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AgreedInWords = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AgreedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    VendorId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Failure = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    TakesNoTexts = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallTexts", x => new { x.BusinessId, x.CallId });
                    table.ForeignKey(
                        name: "FK_CallTexts_Calls_BusinessId_CallId",
                        columns: x => new { x.BusinessId, x.CallId },
                        principalTable: "Calls",
                        principalColumns: new[] { "BusinessId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RecordingCopies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Business = table.Column<Guid>(type: "TEXT", nullable: false),
                    Vendor = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    VendorId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    HeldByBusiness = table.Column<Guid>(type: "TEXT", nullable: true),
                    HeldBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    LeasedUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    IsAtVendor = table.Column<bool>(type: "INTEGER", nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    NotBefore = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordingCopies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecordingCopies_CallRecordings_HeldByBusiness_HeldBy",
                        columns: x => new { x.HeldByBusiness, x.HeldBy },
                        principalTable: "CallRecordings",
                        principalColumns: new[] { "BusinessId", "Id" },
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CallRecordings_BusinessId_CallId",
                table: "CallRecordings",
                columns: new[] { "BusinessId", "CallId" });

            migrationBuilder.CreateIndex(
                name: "IX_CallRecordings_DueAt",
                table: "CallRecordings",
                column: "DueAt",
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CallRecordings_VendorId",
                table: "CallRecordings",
                column: "VendorId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Calls_BusinessId_StartedAt",
                table: "Calls",
                columns: new[] { "BusinessId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Calls_BusinessId_VisitorId",
                table: "Calls",
                columns: new[] { "BusinessId", "VisitorId" });

            migrationBuilder.CreateIndex(
                name: "IX_Calls_State",
                table: "Calls",
                column: "State",
                filter: "\"State\" <> 'Ended'");

            migrationBuilder.CreateIndex(
                name: "IX_Calls_Vendor_VendorId",
                table: "Calls",
                columns: new[] { "Vendor", "VendorId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CallTexts_BusinessId_To",
                table: "CallTexts",
                columns: new[] { "BusinessId", "To" },
                filter: "\"TakesNoTexts\"");

            migrationBuilder.CreateIndex(
                name: "IX_CallTexts_DueAt",
                table: "CallTexts",
                column: "DueAt",
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CallTexts_VendorId",
                table: "CallTexts",
                column: "VendorId");

            migrationBuilder.CreateIndex(
                name: "IX_PhoneLines_Number",
                table: "PhoneLines",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecordingCopies_HeldByBusiness_HeldBy",
                table: "RecordingCopies",
                columns: new[] { "HeldByBusiness", "HeldBy" });

            migrationBuilder.CreateIndex(
                name: "IX_RecordingCopies_NotBefore",
                table: "RecordingCopies",
                column: "NotBefore",
                filter: "\"HeldBy\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CallTexts");

            migrationBuilder.DropTable(
                name: "LineOptOuts");

            migrationBuilder.DropTable(
                name: "PhoneLines");

            migrationBuilder.DropTable(
                name: "RecordingCopies");

            migrationBuilder.DropTable(
                name: "CallRecordings");

            migrationBuilder.DropTable(
                name: "Calls");
        }
    }
}
