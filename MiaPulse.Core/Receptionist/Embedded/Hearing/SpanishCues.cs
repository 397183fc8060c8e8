namespace MiaPulse.Core.Receptionist.Embedded.Hearing;

internal static class SpanishCues
{
    private const string Person = @"(alguien|una persona|un humano|un agente|un asesor|una asesora|un empleado|el (jefe|encargado|dueno)|la (jefa|encargada|duena)|un (operador|representante)|el equipo|una persona (real|de verdad)|un ser humano)";

    public static Cues All() => new()
    {
        Greet = @"^\W*(hola+|buenas|buenos dias|buenas (tardes|noches)|hey|ola|saludos)|(hay )?alguien (ahi|por ahi|aqui)",
        Thank = @"gracias|muchas gracias|mil gracias|te lo agradezco|agradecid\w*|grcs",
        Bye = @"adios|hasta (luego|pronto|manana|otra)|chao|chau|nos vemos|que (tengas?|tenga) (un )?(buen|feliz) dia|eso es todo|nada mas",
        Affirm = @"^\W*(si+|sip|claro|correcto|exacto|vale|de acuerdo|ok|okay|perfecto|por supuesto|esta bien|eso es|asi es|genial|bien|adelante|dale|por favor)",
        Deny = @"^\W*(no+|nop|para nada|incorrecto|esta mal|no es correcto|ningun\w*|nada|mejor no|ahora no|tampoco)|prefiero no|no (quiero|gracias)|no es (asi|correcto)",
        AskBot = @"(eres|es usted|sois|es esto|esto es) (\w+ )?(un |una )?(robot|bot|chatbot|maquina|ordenador|ia|humano|persona( real)?|real)|(hablo|estoy hablando|hablando) con (un |una )?(robot|bot|chatbot|maquina|ia|humano|persona)",
        AskHelp = @"^\W*(ayuda|ayudame|ayudeme|socorro)\W*$|que (puedes|puede|sabes) hacer|(me )?(puedes|puede|podrias) ayudar(me)?\W*$|necesito ayuda\W*$",
        SmallTalk = @"(que tal|como) (estas|esta usted|te va|va)|que tiempo hace|(cuentame|cuenteme) un chiste|como te llamas|quien te (creo|hizo)",
        WantHuman = @"(hablar|chatear|conversar|comunicarme|contactar) (\w+ )?con " + Person + @"|(paseme|pasame|ponme|pongame|comuniqueme|transfier\w*) (\w+ ){0,2}(con |a )?" + Person + @"|(quiero|quisiera|necesito|prefiero|me gustaria) (\w+ ){0,2}(con )?(una persona|un humano|un agente|un asesor)|(persona (real|de verdad)|ser humano|humano real)|^\W*(persona|humano|agente|asesor|operador)( por favor)?\W*$|(hay|puedo hablar con) (alguien|una persona)",
        Abuse = @"mierda|joder|cono|gilipollas|idiota\w*|estupid\w*|imbecil\w*|tont[oa]s?|inutil\w*|puta|puto|cabron\w*|estafa\w*|ladrones|verguenza|ridicul\w*|inaceptable|pesimo|asco|hart[oa] de|estoy hart[oa]|callate|basura|perdida de tiempo|furios[oa]",
        Book = @"(reservar|pedir|agendar|coger|sacar|hacer|tener|concertar|programar) (\w+ ){0,2}(cita|hora|mesa|turno|reserva|plaza|sesion)|(quiero|quisiera|me gustaria|necesito|puedo|podria) (\w+ ){0,2}(reservar|una cita|un turno|agendar)|^\W*(reservar|reserva|cita|turno)|(teneis|tienen|tienes|hay) (\w+ ){0,2}(disponibilidad|citas?|huecos?|turnos?|plazas?)",
        CallBack = @"(llama|llame|llamen|llamad|contacta|contacte|contacten|escribe|escriba|escriban)(me|nos)|me (llaman|llamen|llames|llame|pueden llamar|puede llamar|contacten|podeis llamar)|devolver\w* la llamada|(quiero|prefiero) que me llamen",
        Asking = @"^\W*((ok|y|pues|hola|buenas|bien|vale|gracias|perdon|pero|buenos dias|buenas tardes)\W+){0,3}(que|cual\w*|cuando|donde|quien|como|cuant[oa]s?|por que|hay|tienen|tienes|teneis|hacen|haceis|ofrecen|aceptan|puedo|se puede|puede|pueden|podeis|estan|esta|abren|cierran|atienden|es posible|a que hora|tengo que|hace falta)|(precios?|tarifas?|horarios?|cuanto (cuesta|vale|dura|cuestan|es|sale)|quisiera saber|quiero saber|me gustaria saber|necesito saber|saber si)",
        Urgent = @"(es|muy|super|bastante) urgente|urgente\W*$|^\W*(urgente|urgencia|emergencia)|es una (urgencia|emergencia)|(tengo|hay) una (urgencia|emergencia)|lo antes posible|cuanto antes|urgentemente|de inmediato|ahora mismo (necesito|alguien)|necesito (\w+ ){0,3}(ahora mismo|ya|inmediatamente)|fuga de (agua|gas)|huele a gas|inundacion|encerrad[oa] fuera|sangrando|dolor (insoportable|muy fuerte|terrible)|no puede esperar",
        Hours = @"horarios?|(estan|estais|esta|estas) (\w+ ){0,3}(abiertos?|abierta|cerrados?|cerrada)|(abiertos?|abierta|cerrados?|cerrada)\W*$|(abren|abris|cierran|cerrais|abre|cierra|abrís)|(a que hora|cuando|hasta que hora) (\w+ ){0,3}(abr\w*|cierr\w*|cerr\w*|estan)",
        RightNow = @"ahora( mismo)?|en este momento|actualmente|todavia abiert\w*",
        Today = @"hoy|esta (manana|tarde|noche)",
        Tomorrow = @"(?<!(la|esta|pasado|cada|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?) )manana",
        DayAfterTomorrow = @"pasado manana",
        Weekend = @"fin(es)? de semana|finde",
        NextDoor = @"(de )?al lado|(de )?enfrente|vecin[oa]s?|cercan[oa]s?|a la vuelta",
        Days = [@"domingos?", @"lunes", @"martes", @"miercoles", @"jueves", @"viernes", @"sabados?"],
        PhoneAsked = @"(vuestro|su|tu|el|un) (numero( de telefono)?|telefono)|que numero|numero (para|de) (llamar|telefono)|como (os|les|puedo) (llamo|llamar\w*)|puedo llamar(os|les)?",
        EmailAsked = @"(vuestro|su|tu|el|un) (correo( electronico)?|e-?mail|mail)|direccion de correo|correo electronico|como (os|les) escribo",
        Places = [@"^\W*(1|uno|la primera|el primero|primera|primero)\W*$", @"^\W*(2|dos|la segunda|el segundo|segunda|segundo)\W*$", @"^\W*(3|tres|la tercera|el tercero|la ultima|el ultimo|tercera)\W*$"],
        Clause = Cues.Between(@"(?:y|e|o|u|además)(?: también)?", @"¿?(?:qué|que|cuándo|cuando|dónde|donde|cómo|como|cuánto|cuanto|cuánt[oa]s|cuant[oa]s|cuál|cual|hay|tienen|tenéis|teneis|hacen|puedo|se puede|aceptan|abren|cierran|es|está|admiten)"),
        RefersBack = @"^\W*(y|pero|o|tambien|eso|esto|ello|alli|ahi|luego|despues|ademas|si no)",
        Nameless = "usted ustedes tenéis qué que cuándo cuando dónde donde quién quien cuál cual cómo como cuánto cuanto cuánta cuántos cuesta cuestan vale precio precios coste costes costo costos tarifa tarifas caro hora horas horario horarios día días minutos abierto abiertos abren abre cerrado cerrados cierran cierra hay tienen tiene tienes hacen hoy mañana ahora lunes martes miércoles jueves viernes sábado sábados domingo domingos semana mes gracias hola buenas buenos favor quisiera quiero gustaría puedo pueden saber decir necesito sí no algo todo también tiempo dura tarda",
    };
}
