using MiaPulse.Core.Knowledge;
using MiaPulse.Core.Languages;

namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

/// <summary>
/// Somebody threatens the business with the law: that is for a person, and no page's sentence on refunds is an answer to it. Who is sued has to be the business:
/// "I want to sue my landlord" is what a law firm is asked. In all languages at once, for no threat in one means something else in another.
/// </summary>
internal static class LawThreat
{
    private static readonly Cue Any =
        @"(?<!never |not |n't )su(e|ing) (you|u|ya|y'all|yall|your (\w+ )?(company|business|clinic|shop|store|firm|salon|practice|owner|boss)|this (place|company|business|clinic|shop|store|firm))"
        + @"|tak(e|ing) (you|u|you guys|your (company|business|shop|clinic)) to (court|small claims)( court)?|(see|c) (you|u|ya|you guys) in court"
        + @"|legal action against (you|you guys|your (\w+ )?(company|business|clinic|shop|store|firm)|this (place|company|business|clinic|shop|store|firm))"
        + @"|(you('ll| will)|expect to|gonna) hear from my (lawyers?|attorneys?|solicitors?)|my (lawyer|attorney|solicitor) (will|is going to|'ll) (contact|call|write to|be in touch with|get in touch with) (you|u)"
        + @"|(ich|wir) verklagen? (euch|dich|sie|ihre?n? \w+|eure?n? \w+)|(euch|dich) (\w+ )?(verklagen|anzeigen)|wir sehen uns vor gericht|mein anwalt (wird sich (bei (euch|ihnen) )?melden|meldet sich bei (euch|ihnen)|wird (euch|ihnen) \w+)"
        + @"|(je vais|on va|nous allons) vous (poursuivre|attaquer|trainer)( en justice| devant (le|les) tribuna\w+)?|(porter plainte|porte plainte) contre (vous|votre \w+)|on se (verra|voit|retrouvera|retrouve) au tribunal|mon avocat (va )?vous (contacte\w*|ecrir\w*|appel\w*)"
        + @"|(voy|vamos) a demandar(os|les|te|los)|(os|les|te|los) (voy|vamos) a (demandar|denunciar)|nos vemos en (los tribunales|el juzgado)|mi abogado (os|les|te|se pondra en contacto con) \w+"
        + @"|vi (faccio|faro|facciamo) causa|(faccio|faro) causa (a voi|contro di voi)|vi (denuncio|denuncero|querelo|querelero)|ci vediamo in tribunale|il mio avvocato vi (contattera|scrivera|chiamera|contatta)"
        + @"|(ik )?(klaag|sleep|daag) (jullie|u|je) (aan|voor de rechter)|(jullie|u) (aanklagen|voor de rechter (slepen|dagen))|we zien elkaar (voor de rechter|in de rechtbank|in de rechtszaal)|mijn advocaat (neemt|zal) contact met (jullie|u|je) \w+"
        + @"|pozwe (was|panstwa|pana|pania|wasza \w+)|(podam|podaje|podac) (was|panstwa|pana|pania|wasza \w+) do sadu|zaskarze (was|panstwa|wasza \w+)|(spotkamy|zobaczymy|widzimy) sie w sadzie|moj (prawnik|adwokat) (sie z (wami|panstwem) skontaktuje|skontaktuje sie z (wami|panstwem))"
        + @"|(vou|vamos) (processar-vos|processar (voces|vos|a (vossa|sua) empresa)|levar (voces|vos) a (tribunal|justica))|(vemo-nos|nos vemos|a gente se ve) (em|no) tribunal|(o )?meu advogado (vai|ira) contacta(r|-los|-vos)( voces| vos)?"
        + @"|(سارفع|سوف ارفع|سنرفع) (عليكم |ضدكم )?(دعوي|قضيه)( عليكم| ضدكم)?|ساقاضيكم|سوف اقاضيكم|سنقاضيكم|(نلتقي|اراكم|نراكم) في المحكمه";

    public static bool In(string message) => Any.In(Folding.Of(Words.Tidy(message)));
}
