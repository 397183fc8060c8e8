using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiaPulse.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KnowledgeSources : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Excluded",
                table: "Sources",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Sources",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Website");

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "Sources",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "NextReadAt",
                table: "Sources",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Rhythm",
                table: "Sources",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Off");

            migrationBuilder.AddColumn<long>(
                name: "ChangedAt",
                table: "Pages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ETag",
                table: "Pages",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LastModified",
                table: "Pages",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PageChanges",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Lines = table.Column<string>(type: "TEXT", maxLength: 6000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PageChanges", x => new { x.BusinessId, x.SourceId, x.Url });
                    table.ForeignKey(
                        name: "FK_PageChanges_Sources_BusinessId_SourceId",
                        columns: x => new { x.BusinessId, x.SourceId },
                        principalTable: "Sources",
                        principalColumns: new[] { "BusinessId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SourceFiles",
                columns: table => new
                {
                    BusinessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", maxLength: 10485760, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SourceFiles", x => new { x.BusinessId, x.SourceId });
                    table.ForeignKey(
                        name: "FK_SourceFiles_Sources_BusinessId_SourceId",
                        columns: x => new { x.BusinessId, x.SourceId },
                        principalTable: "Sources",
                        principalColumns: new[] { "BusinessId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Sources_NextReadAt",
                table: "Sources",
                column: "NextReadAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PageChanges");

            migrationBuilder.DropTable(
                name: "SourceFiles");

            migrationBuilder.DropIndex(
                name: "IX_Sources_NextReadAt",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "Excluded",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "NextReadAt",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "Rhythm",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "Pages");

            migrationBuilder.DropColumn(
                name: "ETag",
                table: "Pages");

            migrationBuilder.DropColumn(
                name: "LastModified",
                table: "Pages");
        }
    }
}
