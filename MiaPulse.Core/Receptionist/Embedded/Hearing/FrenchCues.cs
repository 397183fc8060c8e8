namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

internal static class FrenchCues
{
    private const string Person = @"(quelqu'un|une (vraie |autre )?personne|un (vrai |etre )?humain|un conseiller|une conseillere|un employe|un agent|le (patron|responsable|gerant)|l'equipe|la (patronne|responsable)|un responsable)";

    public static Cues All() => new()
    {
        Greet = @"^\W*(bonjour|bonsoir|salut|coucou|hello|hey|re|rebonjour|bjr|bsr)|(il y a|y a-t-il|y a) quelqu'un",
        Thank = @"merci|mille mercis|je vous remercie|remercie|mci",
        Bye = @"au revoir|a bientot|a plus|a demain|bonne (journee|soiree|continuation|nuit)|ciao|salut\W*$(?<!^\W*salut\W*)|c'est tout|adieu",
        Affirm = @"^\W*(oui+|ouais|ouep|yes|exact|exactement|d'accord|daccord|ok|okay|parfait|bien sur|volontiers|c'est (bon|ca|exact|correct)|correct|tout a fait|super|tres bien|absolument|avec plaisir)",
        Deny = @"^\W*(non+|nan|pas (vraiment|maintenant|ca|du tout|interesse\w*)|ce n'est pas|c'est pas|c'est faux|faux|aucun\w*|rien|jamais|plutot pas)|je (ne )?(prefere|veux|souhaite) pas|je prefere ne pas|non merci",
        AskBot = @"(etes-vous|es-tu|vous etes|tu es|t'es|c'est|suis-je) (\w+ ){0,3}(un |une )?(robot|bot|chatbot|machine|ordinateur|ia|humain\w*|vraie personne|personne reelle)|je parle (a|avec) (un |une )?(robot|bot|chatbot|machine|ia|humain|vraie personne|personne)",
        AskHelp = @"^\W*(aide|aidez-moi|aide-moi|au secours)\W*$|que (pouvez-vous|peux-tu|puis-je) (faire|demander)|(pouvez-vous|peux-tu|tu peux|vous pouvez) m'aider\W*$|j'ai besoin d'aide\W*$",
        SmallTalk = @"(comment )?(ca va|allez-vous|vas-tu)|quel temps|meteo|(raconte|racontez)(-moi)? une blague|comment (t'appelles-tu|tu t'appelles|vous appelez-vous)|qui (t'a|vous a) cree\w*",
        WantHuman = @"(parler|discuter|echanger|communiquer|chatter|ecrire|joindre) (\w+ )?(a|avec|directement a) " + Person + @"|(passez|mettez|passe|mets)(-moi)? (\w+ ){0,4}" + Person + @"|(je (veux|voudrais|souhaite|prefere)|j'aimerais|besoin d') ?(parler a |avoir |d')?" + Person + @"|(vraie personne|vrai humain|etre humain|un humain|une personne reelle)|^\W*(humain|personne|conseiller|agent)( s'il (vous|te) plait| svp| stp)?\W*$|transfere\w* (\w+ ){0,3}" + Person,
        Abuse = @"merde\w*|putain|connard\w*|conn?e?\W*$|connerie\w*|idiot\w*|stupide\w*|debile\w*|nul\W*$|c'est nul|inutile\w*|incompetent\w*|arnaque\w*|escroc\w*|honteux|inadmissible|scandaleux|ridicule|ras le bol|marre de|j'en ai marre|ta gueule|foutre|foutez|furieu\w*|perte de temps|n'importe quoi",
        Book = @"(prendre|fixer|reserver|avoir|obtenir|demander|faire) (\w+ ){0,2}(rendez-vous|rdv|creneau|table|place|reservation|seance)|(je (veux|voudrais|souhaite|souhaiterais)|j'aimerais|puis-je|peut-on|est-ce que je peux) (\w+ ){0,2}(reserver|prendre (un )?(rendez-vous|rdv))|^\W*(reserver|reservation|rendez-vous|rdv)|(avez-vous|vous avez|il y a) (\w+ ){0,3}(disponibilites?|creneaux?|de la place|places?)|(des )?disponibilites",
        CallBack = @"(rappelez|appelez|contactez|recontactez|rappelle|appelle|contacte|ecrivez|joignez)-?\s?(moi|nous)|me (rappeler|contacter|recontacter|joindre|telephoner)|etre rappele\w*|m'(appeler|ecrire)|rappel telephonique",
        Asking = @"^\W*((ok|et|alors|bonjour|salut|bonsoir|d'accord|merci|bien|mais)\W+){0,3}(quel\w*|quand|ou(?! bien)|qui|que|quoi|comment|combien|pourquoi|est-ce|y a-t-il|avez-vous|faites-vous|proposez-vous|acceptez-vous|prenez-vous|peut-on|puis-je|pouvez-vous|peux-tu|etes-vous|faut-il|dois-je|qu'est-ce|a quelle|de quel\w*|c'est (quoi|combien|ou|quand))|(tarifs?|prix|horaires|combien|quel est|quels sont|quelle est|quelles sont|je (voudrais|aimerais|souhaite|veux) savoir|j'aimerais savoir|est-ce (que|qu)|y a-t-il|il y a|vous (avez|faites|proposez|acceptez|prenez|etes))",
        Urgent = @"(c'est|tres|vraiment|super|hyper) urgent|urgent\W*$|^\W*(urgent|urgence)|c'est une urgence|en urgence|le plus (vite|rapidement) possible|au plus vite|tout de suite (besoin|quelqu'un)|(besoin|aide) (\w+ ){0,3}(immediatement|tout de suite|maintenant)|fuite (d'eau|de gaz)|odeur de gaz|inondation|enferme dehors|saigne beaucoup|douleurs? (insupportables?|intenses?|terribles?)|ne peut pas attendre",
        Hours = @"horaires?|heures? d'ouverture|(etes-vous|vous etes|c'est|est-ce|est-ce que c'est|etes) (\w+ ){0,3}(ouverts?|ouvertes?|fermes?|la)|(ouverts?|ouvertes?|ferme|fermes)\W*$|(vous )?(ouvrez|fermez)(-vous)?|(quand|a quelle heure|jusqu'a quelle heure) (\w+[- ]){0,4}(ouvert\w*|ouvr\w*|ferm\w*)|ouverts? (le|aujourd'hui|demain|maintenant|ce)",
        RightNow = @"maintenant|en ce moment|actuellement|la,? tout de suite|encore ouverts?",
        Today = @"aujourd'hui|ce soir|auj",
        Tomorrow = @"(?<!apres[- ])demain",
        DayAfterTomorrow = @"apres[- ]?demain|surlendemain",
        Weekend = @"week-?ends?|fin de semaine",
        NextDoor = @"(d'|juste )?a cote|en face|voisine?s?|du coin|a proximite",
        Days = [@"dimanches?", @"lundis?", @"mardis?", @"mercredis?", @"jeudis?", @"vendredis?", @"samedis?"],
        PhoneAsked = @"(votre|ton|le|un) (numero( de telephone)?|telephone)|quel numero|numero (pour|a) (appeler|vous)|comment (vous appeler|puis-je vous appeler|vous joindre)|puis-je vous appeler",
        EmailAsked = @"(votre|ton|l'|une )?\s?(adresse (e-?mail|mail|electronique)|e-?mail|mail)\W*$|adresse e-?mail|comment vous ecrire",
        Places = [@"^\W*(1|un|le premier|la premiere|premier|premiere)\W*$", @"^\W*(2|deux|le deuxieme|la deuxieme|le second|la seconde|deuxieme)\W*$", @"^\W*(3|trois|le troisieme|la troisieme|le dernier|la derniere|troisieme)\W*$"],
        Clause = Cues.Between(@"(?:et|ou|aussi)(?: aussi| encore)?", @"qu[e']|quel\w*|quand|où|ou|comment|combien|pourquoi|est-ce|est-il|avez|faites|acceptez|peut|puis|peux|y|ya|c'est|vous|prenez|livrez"),
        RefersBack = @"^\W*(et|mais|ou|aussi|il (?!y |faut)\w+|elle|ils|elles|cela|ca|celui\w*|celle\w*|ce dernier|ensuite|sinon|la-bas)",
        Nameless = "beaucoup quel quelle quels quelles quand où qui que quoi comment combien pourquoi coûte coute coûtent coût coûts prix tarif tarifs cher heure heures horaire horaires jour jours minutes ouvert ouverts ouvre ouvrez fermé ferme fermez avez avoir faites faire aujourd'hui demain maintenant lundi mardi mercredi jeudi vendredi samedi dimanche semaine mois merci bonjour salut plaît svp voudrais aimerais veux peux pouvez savoir dire besoin oui non chose tout encore aussi est-ce c'est ça cela temps long longtemps bien",
    };
}
