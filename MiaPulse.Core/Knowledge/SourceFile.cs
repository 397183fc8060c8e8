using System.ComponentModel.DataAnnotations;
using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Knowledge;

/// <summary>The bytes of a document that waits to be read. Gone as soon as it was: what Mia knows are its passages.</summary>
public sealed class SourceFile : IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    public required SourceId SourceId { get; init; }

    [MaxLength(LearnDocument.MaxBytes)]
    public required byte[] Bytes { get; set; }
}

internal sealed class SourceFileMapping : IEntityTypeConfiguration<SourceFile>
{
    public void Configure(EntityTypeBuilder<SourceFile> file)
    {
        file.HasKey(f => new { f.BusinessId, f.SourceId });
        file.HasOne<Source>().WithOne().HasForeignKey<SourceFile>(f => new { f.BusinessId, f.SourceId }).OnDelete(DeleteBehavior.Cascade);
    }
}
