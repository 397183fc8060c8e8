namespace MiaPulse.Bench;

/// <summary>The lines that are printed.</summary>
internal static class Report
{
    public static void Head() => Console.WriteLine($"{"measure",-60} {"measured",9} {"fails",7} {"goal",7}");

    public static void Row(string measure, double measured, double fails = double.NaN, double goal = double.NaN)
    {
        if (!double.IsNaN(measured))
        {
            Console.WriteLine($"{measure,-60} {measured,9:0.000} {(double.IsNaN(fails) ? "" : $"{fails:0.###}"),7} {(double.IsNaN(goal) ? "" : $"{goal:0.###}"),7}".TrimEnd());
        }
    }
}
