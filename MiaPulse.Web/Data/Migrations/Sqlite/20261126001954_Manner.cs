using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiaPulse.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Manner : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "HandOverReason",
                table: "Conversations",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "Conversations",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Manner",
                table: "Businesses",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "HandOverReason",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "Language",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "Manner",
                table: "Businesses");
        }
    }
}
