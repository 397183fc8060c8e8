namespace MiaPulse.Core.Receptionist;

internal sealed class GatedWords
{
    private readonly string _x = "";

    public string Take(string words) => _x + words;

    public string Rest() => _x;
}
