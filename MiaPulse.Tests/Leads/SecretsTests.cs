using MiaPulse.Core.Leads;

namespace MiaPulse.Tests.Leads;

public sealed class SecretsTests
{
    [Theory]
    [InlineData("my card is 4111 1111 1111 1111, exp 12/30", "my card is •••• 1111, exp 12/30")]
    [InlineData("4111111111111111", "•••• 1111")]
    [InlineData("4111-1111-1111-1111", "•••• 1111")]
    [InlineData("378282246310005", "•••• 0005")]
    [InlineData("4111 1111 1111 1112", "•••• 1112")] // one digit wrong, and still nearly the card
    [InlineData("my credit card number is 7598 4980 4624 3237", "my credit card number is •••• 3237")]
    [InlineData("cvv 123", "cvv ••••")]
    [InlineData("ssn 078-05-1120", "ssn ••••")]
    [InlineData("078-05-1120", "••••")]
    [InlineData("my social security number is 078051120", "my social security number is ••••")]
    [InlineData("the last four of my ssn is 1120", "the last four of my ssn is ••••")]
    public void Cards_and_social_security_numbers_are_dropped(string text, string kept) => Assert.Equal(kept, ContactDetails.WithoutSecrets(text));

    [Theory]
    [InlineData("415 555 0142")]
    [InlineData("+1 415 555 0142 or +44 7700 900319")]
    [InlineData("+49 171 3920045")]
    [InlineData("07700 900178 07700 900177")]
    [InlineData("415-555-0142 and 415-555-0143")]
    [InlineData("booking ref 8837261920")]
    [InlineData("on 2026-06-01 at 10:30 for 4 people, $1,200")]
    [InlineData("no digits at all")]
    public void Everything_else_stays_as_it_was_typed(string text) => Assert.Equal(text, ContactDetails.WithoutSecrets(text));
}
