using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Conversations;

/// <summary>What stands in a conversation in place of something that has no words.</summary>
internal static class StandIns
{
    /// <summary>In the order of <see cref="Language"/>: a picture, or another file, that came with a text message; and words of Mia's of which nothing was heard.</summary>
    private static readonly (string File, string Unheard)[] All =
    [
        ("(a picture or another file)", "(nothing of this was heard)"),
        ("(ein Bild oder eine andere Datei)", "(davon war nichts zu hören)"),
        ("(une image ou un autre fichier)", "(rien de cela n’a été entendu)"),
        ("(una imagen u otro archivo)", "(no se oyó nada de esto)"),
        ("(un’immagine o un altro file)", "(di questo non si è sentito nulla)"),
        ("(een afbeelding of een ander bestand)", "(hiervan was niets te horen)"),
        ("(zdjęcie lub inny plik)", "(nic z tego nie było słychać)"),
        ("(uma imagem ou outro ficheiro)", "(nada disto foi ouvido)"),
        ("(صورة أو ملف آخر)", "(لم يُسمع شيء من هذا)"),
    ];

    public static string File(Language language) => All[(int)language].File;

    public static string Unheard(Language language) => All[(int)language].Unheard;
}
