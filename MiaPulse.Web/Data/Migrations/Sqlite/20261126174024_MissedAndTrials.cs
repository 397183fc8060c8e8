using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiaPulse.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MissedAndTrials : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "TrialEndsOn",
                table: "Businesses",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_WaitingSince",
                table: "Conversations",
                column: "WaitingSince",
                filter: "\"WaitingSince\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Conversations_WaitingSince",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "TrialEndsOn",
                table: "Businesses");
        }
    }
}
