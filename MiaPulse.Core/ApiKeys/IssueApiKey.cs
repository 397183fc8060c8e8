using MiaPulse.Core.Data;
using MiaPulse.Core.Shared;

namespace MiaPulse.Core.ApiKeys;

/// <summary>Makes a key for a program of the business. What is returned is the only copy of it.</summary>
public sealed class IssueApiKey(BusinessDbs dbs, TimeProvider clock)
{
    private const int PrefixLength = 12;

    public async Task<Result<IssuedApiKey>> RunAsync(Owner who, string name, bool mayWrite, CancellationToken ct)
    {
        if (PlainName.Tidy(name) is not { Length: > 0 and <= 80 } called)
        {
            return Refusal.Invalid(nameof(ApiKey.Name), "Please give the key a name of up to 80 characters.");
        }

        var key = $"mia_sk_{Secrets.New()}";
        var row = new ApiKey
        {
            BusinessId = who.Business,
            Id = Ids.New<ApiKeyId>(clock),
            Name = called,
            Prefix = key[..PrefixLength],
            Hash = Secrets.Hash(key),
            MayWrite = mayWrite,
            CreatedAt = clock.GetUtcNow(),
        };
        await using var db = await dbs.ForAsync(who, ct);
        db.ApiKeys.Add(row);
        await db.SaveChangesAsync(ct);
        return new IssuedApiKey(row.Id, key);
    }
}

/// <summary>A key as it is shown once. Does not print itself.</summary>
public sealed record IssuedApiKey(ApiKeyId Id, string Key)
{
    public override string ToString() => $"API key {Id}";
}
