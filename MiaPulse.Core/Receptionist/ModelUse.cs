using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MiaPulse.Core.Receptionist;

/// <summary>What a business's replies by a hosted model took in one day.</summary>
public sealed class ModelUse : IBelongsToBusiness
{
    public required BusinessId BusinessId { get; init; }

    /// <summary>In UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Replies that the hosted model wrote.</summary>
    public int Replies { get; set; }

    /// <summary>Replies that embedded Mia wrote instead: the model failed, or the day's tokens were used up.</summary>
    public int FellBack { get; set; }

    /// <summary>Tokens read and written.</summary>
    public long Tokens { get; set; }
}

internal sealed class ModelUseMapping : IEntityTypeConfiguration<ModelUse>
{
    public void Configure(EntityTypeBuilder<ModelUse> use)
    {
        use.HasKey(u => new { u.BusinessId, u.Day });
        use.HasOne<Businesses.Business>().WithMany().HasForeignKey(u => u.BusinessId).OnDelete(DeleteBehavior.Cascade);
    }
}
