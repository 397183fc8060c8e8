using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiaPulse.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CallGreetings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "GreetedAt",
                table: "Calls",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Greeting",
                table: "Calls",
                type: "TEXT",
                maxLength: 500,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "GreetedAt",
                table: "Calls");

            migrationBuilder.DropColumn(
                name: "Greeting",
                table: "Calls");
        }
    }
}
