using System.Text.RegularExpressions;

namespace MiaPulse.Core.Knowledge;

/// <summary>
/// What small businesses are asked about, in the words of visitors and of owners: "run me", "set me back" and "fee" are one thing, so are "bail" and
/// "cancellation". Written for the purpose from everyday language; it joins words that no count of shared words would.
/// </summary>
internal static class Concepts
{
    private static readonly (string Name, Regex Words)[] All = [.. Lines().Select(Read)];

    public static IReadOnlySet<string> In(string text)
    {
        var tidy = Words.Tidy(text);
        return All.Where(c => c.Words.IsMatch(tidy)).Select(c => c.Name).ToHashSet();
    }

    private static (string, Regex) Read(string line)
    {
        var name = line[..line.IndexOf(':', StringComparison.Ordinal)];
        var words = line[(name.Length + 1)..].Split(',').Select(w => Regex.Escape(w.Trim())).OrderByDescending(w => w.Length);
        return (name, new Regex($@"(?<!\w)(?:{string.Join('|', words)})(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
    }

    private static string[] Lines() =>
    [
        "pay: pay, paying, paid, payment, payments, card, cards, cash, cheque, cheques, check, checks, contactless, credit, debit, amex, american express, visa, mastercard, apple pay, google pay, tap, invoice, invoiced, bank transfer, venmo, paypal, zelle, finance, financing, instalment, instalments, installment, installments, split, spread, forms of payment",
        "hours: open, opens, opening, close, closes, closed, closing, shut, shuts, hours, lunch, early, late, evening, evenings, weekend, weekends, saturday, sunday, monday, tuesday, wednesday, thursday, friday, bank holiday, christmas, what time, when are",
        "parking: park, parking, spaces, car park, parking lot, garage, leave my car, leave the car, for the car, stop the car, meter, street parking, driveway",
        "cancel: cancel, cancels, cancelled, canceled, cancelling, canceling, cancellation, cancellations, miss, missed, missing, no-show, no show, called off, call off, fell through, fell thru, plans fell, pull out, bail, back out, not turning up, turn up late, can't make it, cannot make it, cant make, forgot, reschedule, rescheduling, postpone, move my, change my appointment, notice, late for, running late",
        "late: late, running late, minutes late, bit late, behind, delayed, stuck in traffic, grace",
        "deposit: deposit, deposits, upfront, up front, put down, in advance, prepay, lock in, to reserve, holding fee, retainer, down payment, when i book",
        "refund: refund, refunds, refunded, money back, get it back, see that again, getting back, give back",
        "change: change, changes, swap, alter, amend, modify, adjust, different from, switch, instead",
        "delivery: deliver, delivers, delivered, delivery, ship, ships, shipping, shipped, mail, post, courier, bring it, send it, to my house, to my door, drop off at",
        "pickup: pick up, pickup, collect, collecting, collection, swing by, fetch, come and get",
        "dropoff: drop off, drop my, dropping, leave it, leave the car, key, keys, after hours, overnight, before anyone, night drop",
        "allergy: allergy, allergies, allergic, intolerant, intolerance, gluten, celiac, coeliac, nut, nuts, peanut, pecan, almond, dairy, lactose, egg, eggs, vegan, plant-based, vegetarian",
        "vegan: vegan, vegetarian, plant-based, dairy free, no dairy, no eggs",
        "access: wheelchair, wheelchairs, accessible, accessibility, disabled, disability, step, steps, step-free, stairs, ramp, lift, elevator, mobility, walker, pram, stroller, buggy",
        "kids: child, children, child's, children's, kid, kids, kid's, son, daughter, toddler, baby, babies, year old, years old, boy, girl, lad, little one, under-18s, teen, teenager, niece, nephew, grandson, granddaughter, grandchild",
        "pets: dog, dogs, puppy, cat, cats, kitten, pet, pets, animal, animals, breed",
        "language: speak, speaks, language, languages, spanish, polish, french, german, italian, portuguese, chinese, mandarin, cantonese, arabic, hindi, english, hablan, interpreter, translate, bilingual",
        "guarantee: guarantee, guaranteed, guarantees, warranty, warranties, cracked, again, come back to fix, redo, fell off, broke again, stops working, goes wrong, not happy, unhappy, don't like, hate, fix it for free, fitted, workmanship, covered",
        "newcustomer: new, first visit, first time, first appointment, first session, register, registered, registering, join, joining, sign up, moved to, never been, start with, what happens at",
        "nervous: nervous, anxious, anxiety, scared, terrified, afraid, fear, panic, panics, phobia, sedation, calm, edge, frightened, worried",
        "discount: discount, discounts, deal, deals, special, offer, offers, coupon, promo, student, students, senior, seniors, military, veteran, veterans, army, nhs, pensioner, pensioners, percent, loyalty, refer, referral, cheaper if, money off",
        "gift: gift, gifts, voucher, vouchers, gift card, present, certificate",
        "insurance: insurance, insured, insurer, policy, cover, coverage, claim, claims, bupa",
        "emergency: emergency, emergencies, urgent, urgently, same-day, same day, asap, right away, straight away, pain, swelling, swollen, burst, leaking, flood, broke, out of hours, outside opening, on-call, middle of the night, night, today, tonight",
        "member: plan, plans, membership, memberships, member, monthly, month, subscription, each month, scheme, contract, per month",
        "booking: book, booking, bookings, booked, appointment, appointments, walk in, walk-in, walk-ins, drop in, turn up, roll up, schedule, slot, slots, first come, reservation, reserve, in advance, just show up, just come, without an",
        "advance: notice, ahead, in advance, how early, how soon, too soon, lead time, how far ahead, before should, days before, weeks before, order by",
        "duration: how long, minutes, takes, take long, turnaround, ready, finished, finish, done by, wait, waiting",
        "age: age, ages, minimum age, old enough, under 18, over 18, adult, adults, old do",
        "visit: come to me, come to my, come out, home visit, home visits, house call, travel, travels, cover my area, call out, callout, call-out, mobile, radius, how far, miles, area, areas",
        "staff: staff, team, who, trained, qualified, certified, licensed, licence, license, experience, experienced, background-checked, insured, dbs",
        "wifi: wifi, wi-fi, internet",
        "toilet: toilet, toilets, restroom, restrooms, bathroom, washroom",
        "size: size, sizes, big, bigger, biggest, large, larger, largest, small, smaller, smallest, feeds, feed, serves, serve, serving, servings, people, persons, guests",
        "try: try, trial, sample, samples, taste, tasting, test, free lesson, taster, demo",
        "leftover: leftover, leftovers, yesterday, yesterday's, day-old, marked down, mark down, half price, unsold, end of the day",
        "fresh: fresh, warm, hot, baked, out of the oven",
        "lighter: whitening, whiten, whiter, bleach, bleaching, shades lighter, brighten, stain, stains, stained",
        "clean: clean, cleaned, cleaning, cleans, hygienist, hygiene, scale, polish, plaque, furry, wash, washed",
        "exam: check-up, check-ups, checkup, checkups, examination, exam, look over, once over, inspection, inspect, inspected, diagnose, diagnostic, diagnostics, diagnosis, find out why, figure out what, check it, warning light, engine light",
        "repair: repair, repairs, repaired, fix, fixes, fixed, fixing, mend, mended, broken, broke, replace, replacement, replaced",
        "ride: ride, shuttle, lift home, get home, loaner, loaners, courtesy car, borrow a, car to borrow, rental, getting around",
        "tow: tow, tows, towed, towing, tow truck, breakdown, broken down, broke down, stranded",
        "storage: storage, store, leave it with, keep it with, how long can i leave, pick it up later, sit there",
        "parts: part, parts, own parts, bring my own, supply my own, bought online",
        "vehicle: car, cars, truck, trucks, suv, suvs, vehicle, vehicles, van, vans, make, makes, model, models, motorcycle, rv, hybrid, electric",
        "hair: hair, haircut, cut, cuts, trim, trims, fringe, bangs, style, styling, blow-dry, blowdry, blow dry",
        "color: colour, color, colours, colors, colouring, dye, dyed, roots, highlights, balayage, tint, toner, blonde, bleach, patch test",
        "photo: photo, photos, picture, pictures, image, print, printed",
        "text: write, writing, message, inscription, piped, name on, says, happy birthday, lettering",
        "pregnancy: pregnant, pregnancy, breastfeeding, nursing, expecting, expectant",
        "smoke: smoke, smoking, smoker, smokers, vape",
        "bread: bread, loaf, loaves, sourdough, rye, baguette",
        "oil: oil, synthetic",
        "brakes: brake, brakes, pads, rotors, squeal, squealing, squeak, grinding",
        "cold: ac, a/c, air con, air conditioning, aircon, warm air, blows warm, freon, refrigerant",
        "location: where, address, located, location, directions, find you, street, map",
        "rent: rent, rental, hire, borrow",
    ];
}
