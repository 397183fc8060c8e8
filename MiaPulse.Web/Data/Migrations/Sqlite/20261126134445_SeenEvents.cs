using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiaPulse.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SeenEvents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Mailboxes",
                columns: table => new
                {
                    AddressHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    BouncedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ComplainedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TookAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Mailboxes", x => x.AddressHash);
                });

            migrationBuilder.CreateTable(
                name: "SeenEvents",
                columns: table => new
                {
                    Vendor = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Id = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeenEvents", x => new { x.Vendor, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SentTexts",
                columns: table => new
                {
                    Vendor = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Error = table.Column<int>(type: "INTEGER", nullable: true),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SentTexts", x => new { x.Vendor, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_SeenEvents_At",
                table: "SeenEvents",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_SentTexts_ChangedAt",
                table: "SentTexts",
                column: "ChangedAt");

            migrationBuilder.CreateIndex(
                name: "IX_SentTexts_Key",
                table: "SentTexts",
                column: "Key");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Mailboxes");

            migrationBuilder.DropTable(
                name: "SeenEvents");

            migrationBuilder.DropTable(
                name: "SentTexts");
        }
    }
}
