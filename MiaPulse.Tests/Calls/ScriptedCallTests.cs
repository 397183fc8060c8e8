namespace MiaPulse.Tests.Calls;

/// <summary>Whole calls, turn by turn.</summary>
public sealed class ScriptedGatherCallTests(AGatherTown town) : IClassFixture<AGatherTown>
{
    public static TheoryData<string> Scripts => CallScript.NamesFor("gather");

    public static TheoryData<int> Steps => [.. Enumerable.Range(0, CutCall.Most + 1)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task A_call_leaves_the_texts_and_leads_of_its_script_and_no_others(string script) => new ScriptedPlay(town, CallScript.Named(script)).RunAsync();

    [Theory]
    [MemberData(nameof(Steps))]
    public Task Who_hangs_up_after_any_step_leaves_what_was_said_until_then_and_nothing_open(int said) => new CutCall(town).RunAsync(said);
}

/// <summary>Whole calls, over a socket.</summary>
public sealed class ScriptedRelayCallTests(ARelayTown town) : IClassFixture<ARelayTown>
{
    public static TheoryData<string> Scripts => CallScript.NamesFor("relay");

    public static TheoryData<int> Steps => [.. Enumerable.Range(0, CutCall.Most + 1)];

    public static TheoryData<int> Words => [.. Enumerable.Range(1, CutCall.Most)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task A_call_leaves_the_texts_and_leads_of_its_script_and_no_others(string script) => new ScriptedPlay(town, CallScript.Named(script)).RunAsync();

    [Theory]
    [MemberData(nameof(Steps))]
    public Task Who_hangs_up_after_any_step_leaves_what_was_said_until_then_and_nothing_open(int said) => new CutCall(town).RunAsync(said);

    [Theory]
    [MemberData(nameof(Words))]
    public Task Who_hangs_up_with_their_last_word_is_heard_and_whatever_is_answered_is_kept(int said) => new CutCall(town).RunAsync(said, isHeard: false);
}
