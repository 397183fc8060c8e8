namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

internal static class PortugueseCues
{
    private const string Person = @"(alguem|uma pessoa( real| de verdade)?|um (ser )?humano|um atendente|uma atendente|um funcionario|um agente|o (dono|gerente|responsavel)|a (dona|gerente|responsavel)|um responsavel|a equipa|a equipe)";

    public static Cues All() => new()
    {
        Greet = @"^\W*(ola+|oi+|bom dia|boa (tarde|noite)|viva|hey|alo)|(ha|tem|esta) alguem( ai)?",
        Thank = @"(obrigad[oa]|muito obrigad[oa]|agradec\w*|valeu|brigad[oa])",
        Bye = @"(tchau|adeus|ate (logo|ja|amanha|breve|mais)|bom (dia|fim de semana)\W*$(?<!^\W*bom dia\W*)|boa (semana)|e tudo|so isso|era so isso)",
        Affirm = @"^\W*(sim+|claro|certo|exato|isso|correto|ok|okay|esta (bem|certo)|pode ser|com certeza|perfeito|otimo|tudo bem|combinado|por favor|ta bom)",
        Deny = @"^\W*(nao+|errado|incorreto|nada disso|nenhum\w*|nada|melhor nao|agora nao|nunca)|prefiro nao|nao (quero|obrigad[oa])|nao esta certo|esta errado",
        AskBot = @"(voce e|es|e|isto e|isso e|sera que e) (\w+ )?(um |uma )?(robo|robot|bot|chatbot|maquina|computador|ia|humano|humana|pessoa( real)?|real)\W*$|(falo|estou (a falar|falando)|falando) com (um |uma )?(robo|robot|bot|chatbot|maquina|ia|humano|pessoa)",
        AskHelp = @"^\W*(ajuda|ajude-me|me ajuda|socorro)\W*$|o que (voce )?(pode|podes|sabe) fazer|(pode|podes|voce pode) (me )?ajudar(-me)?\W*$|preciso de ajuda\W*$",
        SmallTalk = @"(como (vai|esta|estas)|tudo bem com voce)|(como esta|que) tempo (faz|esta)|conta(-me)? uma piada|como (voce )?se chama|como te chamas|quem (te|voce) criou",
        WantHuman = @"(falar|conversar|comunicar|contactar) (\w+ )?com " + Person + @"|(passe|passa|transfira|transfere|ligue|chame|chama)(-me)? (\w+ ){0,2}(com |a |para )?" + Person + @"|(quero|queria|gostaria de|preciso de|prefiro) (\w+ ){0,2}(uma pessoa|um humano|um atendente|um funcionario)|(pessoa (real|de verdade)|ser humano|humano de verdade)|^\W*(pessoa|humano|atendente|funcionario)( por favor)?\W*$|posso falar com",
        Abuse = @"(merda|porra|caralho|foda-?se|idiota\w*|estupid\w*|imbecil\w*|burr[oa]s?|inutil\w*|puta|ladr(ao|oes)|vergonha|ridicul\w*|inaceitavel|pessim[oa]|nojo|farto de|farta de|estou fart[oa]|cala(-te| a boca)|lixo|perda de tempo|furios[oa]|golpe|burla)",
        Book = @"(marcar|reservar|agendar|fazer|ter) (\w+ ){0,2}(consulta|hora|horario|mesa|reserva|marcacao|sessao|lugar|visita)|(quero|queria|gostaria de|posso|poderia|preciso de?) (\w+ ){0,2}(marcar|reservar|agendar|uma (marcacao|consulta|reserva))|^\W*(marcar|marcacao|reservar|reserva|agendar|consulta)|(tem|tens|ha|voces tem) (\w+ ){0,2}(disponibilidade|vagas?|horarios? (livres?|disponive\w*))",
        CallBack = @"(ligue|liga|liguem|contacte|contate|contactem|escreva|escrevam|telefone|telefonem)(-me|-nos)|me (liga|ligue|liguem|contate|contacte|retorne)|ligar(-me)? de volta|retornar a (ligacao|chamada)|podem (me )?ligar(-me)?",
        Asking = @"^\W*((ok|e|entao|ola|oi|bom dia|boa tarde|bem|obrigad[oa]|mas|desculpe)\W+){0,3}(que|o que|qual|quais|quando|onde|quem|como|quant[oa]s?|por ?que|ha|tem|tens|fazem|oferecem|aceitam|posso|pode|podem|da para|estao|esta|abrem|fecham|atendem|e possivel|a que horas|preciso|sera que)|(precos?|valor(es)?|horarios?|quanto (custa|custam|e|dura|fica)|gostaria de saber|queria saber|quero saber|saber se)",
        Urgent = @"(e|muito|super|bastante) urgente|urgente\W*$|^\W*(urgente|urgencia|emergencia)|e uma (urgencia|emergencia)|(tenho|ha) uma (urgencia|emergencia)|o mais (rapido|depressa) possivel|com urgencia|urgentemente|imediatamente|(preciso|ajuda) (\w+ ){0,3}(agora mesmo|ja|imediat\w+)|fuga de (gas|agua)|vazamento|cheiro a gas|cheiro de gas|inundacao|trancad[oa] (fora|do lado de fora)|sangr\w+|dor (insuportavel|muito forte|terrivel)|nao pode esperar",
        Hours = @"horarios?|(estao|esta|voces estao) (\w+ ){0,3}(abert\w*|fechad\w*)|(abert[oa]s?|fechad[oa]s?)\W*$|(abrem|fecham|abre|fecha)|(a que horas|quando|ate que horas) (\w+ ){0,3}(abr\w*|fech\w*|estao)",
        RightNow = @"agora|neste momento|atualmente|ainda abert\w*",
        Today = @"hoje|esta (tarde|noite)",
        Tomorrow = @"(?<!depois d(e|o) )amanha",
        DayAfterTomorrow = @"depois d(e|o) amanha",
        Weekend = @"(fim|fins) de semana|final de semana",
        NextDoor = @"(d?ao|do) lado|em frente|vizinh[oa]s?|aqui perto",
        Days = [@"domingos?", @"segundas?(-feiras?)?", @"tercas?(-feiras?)?", @"quartas?(-feiras?)?", @"quintas?(-feiras?)?", @"sextas?(-feiras?)?", @"sabados?"],
        PhoneAsked = @"(vosso|seu|o|um) (numero( de telefone)?|telefone)|que numero|qual (e )?o (numero|telefone)|numero para (ligar|contacto)|como (posso )?ligar|posso ligar",
        EmailAsked = @"(vosso|seu|o|um) (e-?mail|correio)|endereco de e-?mail|qual (e )?o e-?mail|como (posso )?escrever",
        Places = [@"^\W*(1|um|a primeira|o primeiro|primeira|primeiro)\W*$", @"^\W*(2|dois|duas|a segunda|o segundo|segunda|segundo)\W*$", @"^\W*(3|tres|a terceira|o terceiro|a ultima|o ultimo|terceira)\W*$"],
        Clause = Cues.Between(@"(?:e|ou|também)(?: também)?", @"o que|que|quando|onde|como|quanto|quant[ao]s|qual|quais|há|têm|tem|fazem|posso|pode|aceitam|abrem|é|está|preciso"),
        RefersBack = @"^\W*(e|mas|ou|tambem|isso|isto|ele|ela|ali|depois|alem disso|senao)",
        Nameless = "que quê o qual quais quando onde quem como quanto quanta quantos custa custam custo custos preço preços valor caro hora horas horário horários dia dias minutos aberto abertos abrem abre fechado fechados fecham fecha há tem têm fazem hoje amanhã agora segunda terça quarta quinta sexta sábado domingo semana mês obrigado obrigada olá oi bom boa favor queria quero gostaria posso podem saber dizer preciso sim não algo tudo também tempo dura",
    };
}
