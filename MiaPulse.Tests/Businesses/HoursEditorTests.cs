using Bunit;
using MiaPulse.Core.Businesses;
using MiaPulse.Tests.Support;
using MiaPulse.Web.Businesses;

namespace MiaPulse.Tests.Businesses;

public sealed class HoursEditorTests : IDisposable
{
    private static readonly string[] Week = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private readonly PlainScreen _screen = new();
    private readonly List<IReadOnlyList<OpenSpan>?> _told = [];

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void Where_nobody_has_said_when_it_is_open_no_day_is_called_closed_and_it_says_what_mia_does()
    {
        var editor = Draw(null);

        Assert.Equal(Week, editor.FindAll("[role=group]").Select(d => d.GetAttribute("aria-label")));
        Assert.All(Week, day => Assert.False(editor.Field(day).HasAttribute("checked")));
        Assert.Equal(7, editor.FindAll(".hours-spans").Count(s => s.TextContent.Trim() == "Not set"));
        Assert.StartsWith("Your hours are not set. Mia goes by what your pages and answers say", editor.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Empty(editor.FindAll("input[type=time]"));
        Assert.Empty(editor.Buttons());
    }

    [Fact]
    public void Each_day_shows_its_own_times()
    {
        var editor = Draw([Span(DayOfWeek.Monday, 9, 12), Span(DayOfWeek.Monday, 14, 18), Span(DayOfWeek.Sunday, 10, 11)]);

        Assert.Equal(5, editor.FindAll(".hours-spans").Count(s => s.TextContent.Trim() == "Closed"));
        Assert.Empty(editor.Find("[role=status]").TextContent);
        Assert.Equal(["Monday", "Sunday"], Week.Where(day => editor.Field(day).HasAttribute("checked")));
        Assert.Equal(["09:00", "12:00", "14:00", "18:00"], TimesOf(editor, "Monday"));
        Assert.Equal(["10:00", "11:00"], TimesOf(editor, "Sunday"));
        Assert.Equal(["Remove", "Add a second time"], editor.Buttons()); // Monday has both its times, Sunday may get another
    }

    [Fact]
    public void An_emptied_time_keeps_the_form_from_being_sent_with_the_old_one()
    {
        var editor = Draw([Span(DayOfWeek.Monday, 9, 12)]);

        Assert.All(editor.FindAll("input[type=time]"), time => Assert.True(time.HasAttribute("required"), time.OuterHtml));
    }

    [Fact]
    public void A_day_that_opens_gets_the_usual_hours_and_leaves_the_others_alone()
    {
        var monday = Span(DayOfWeek.Monday, 8, 13);
        var editor = Draw([monday]);

        editor.Field("Friday").Change(true);

        Assert.Equal([monday, Span(DayOfWeek.Friday, 9, 17)], Assert.Single(_told)!);
        Assert.Equal(["09:00", "17:00"], TimesOf(editor, "Friday"));
        Assert.Equal(["08:00", "13:00"], TimesOf(editor, "Monday"));
    }

    [Fact]
    public void The_last_day_that_closes_leaves_no_hours_at_all_and_it_says_so()
    {
        var editor = Draw([Span(DayOfWeek.Monday, 9, 12), Span(DayOfWeek.Monday, 14, 18), Span(DayOfWeek.Tuesday, 9, 12)]);

        editor.Field("Monday").Change(false);
        editor.Field("Tuesday").Change(false);

        Assert.Equal([Span(DayOfWeek.Tuesday, 9, 12)], _told[0]!);
        Assert.Null(_told[1]);
        Assert.Contains("not the same as closed all week", editor.Find("[role=status]").TextContent, StringComparison.Ordinal);
        editor.Field("Monday").Change(true);
        Assert.Empty(editor.Find("[role=status]").TextContent);
    }

    [Fact]
    public void A_day_can_have_a_second_time_and_lose_it_again()
    {
        var first = Span(DayOfWeek.Monday, 9, 17);
        var editor = Draw([first]);

        editor.Button("Add a second time").Click();
        Assert.Equal(["09:00", "17:00", "18:00", "20:00"], TimesOf(editor, "Monday"));
        Assert.DoesNotContain("Add a second time", editor.Buttons());
        editor.Button("Remove").Click();

        Assert.Equal([first], _told[^1]!);
        Assert.Equal(["09:00", "17:00"], TimesOf(editor, "Monday"));
    }

    [Fact]
    public void A_time_is_changed_where_it_was_changed_and_what_is_no_time_changes_nothing()
    {
        var evening = Span(DayOfWeek.Monday, 18, 20);
        var editor = Draw([Span(DayOfWeek.Monday, 9, 17), evening, Span(DayOfWeek.Tuesday, 9, 17)]);

        editor.FindAll("[aria-label='Monday from']")[0].Change("08:30");
        editor.FindAll("[aria-label='Monday until']")[1].Change("22:15");
        editor.FindAll("[aria-label='Tuesday from']")[0].Change("");

        Assert.Equal(
            [new(DayOfWeek.Monday, new TimeOnly(8, 30), new TimeOnly(17, 0)), evening with { Until = new TimeOnly(22, 15) }, Span(DayOfWeek.Tuesday, 9, 17)],
            _told[^1]!);
    }

    [Fact]
    public void While_it_is_saved_nothing_can_be_changed()
    {
        OpenSpan[] hours = [Span(DayOfWeek.Monday, 9, 12), Span(DayOfWeek.Monday, 14, 18), Span(DayOfWeek.Sunday, 10, 11)];
        Assert.All(Draw(hours).FindAll("input, button"), e => Assert.False(e.HasAttribute("disabled"), e.OuterHtml));

        var busy = Draw(hours, isDisabled: true);

        Assert.Equal(7 + 6 + 2, busy.FindAll("input, button").Count);
        Assert.All(busy.FindAll("input, button"), e => Assert.True(e.HasAttribute("disabled"), e.OuterHtml));
    }

    [Fact]
    public async Task Times_that_make_no_sense_are_refused_on_the_page_and_stay_to_be_put_right()
    {
        await using var given = await Given.AnEmptyInstallation();
        var owner = await given.ABusiness();
        await using var screen = new Screen(given, owner);
        var page = screen.Render<BusinessSettingsPage>();
        await screen.ShowsAsync(() => page.FindAll(".hours").Count == 1, "the profile");
        page.Field("Monday").Change(true);
        page.Field("Monday until").Change("09:00");

        page.Find("form").Submit();

        Assert.Contains("Each opening time needs a beginning and another end", page.Find(".summary").TextContent, StringComparison.Ordinal);
        Assert.Null((await given.The<BusinessCard>().ReadAsync(owner, CancellationToken.None)).Hours);
        Assert.Equal("09:00", page.Field("Monday until").GetAttribute("value"));
        page.Field("Monday until").Change("12:00");
        page.Find("form").Submit();
        await screen.ShowsAsync(() => page.FindAll(".save-bar [role=status]").Count == 1, "that it is saved");
        Assert.Equal([Span(DayOfWeek.Monday, 9, 12)], (await given.The<BusinessCard>().ReadAsync(owner, CancellationToken.None)).Hours!.Spans);
    }

    private IRenderedComponent<HoursEditor> Draw(IReadOnlyList<OpenSpan>? hours, bool isDisabled = false) => _screen.Render<HoursEditor>(p => p
        .Add(x => x.Hours, hours)
        .Add(x => x.HoursChanged, (IReadOnlyList<OpenSpan>? told) => _told.Add(told))
        .Add(x => x.IsDisabled, isDisabled));

    private static IEnumerable<string?> TimesOf(IRenderedComponent<HoursEditor> editor, string day) =>
        editor.FindAll($"[role=group][aria-label={day}] input[type=time]").Select(t => t.GetAttribute("value"));

    private static OpenSpan Span(DayOfWeek day, int from, int until) => new(day, new TimeOnly(from, 0), new TimeOnly(until, 0));
}
