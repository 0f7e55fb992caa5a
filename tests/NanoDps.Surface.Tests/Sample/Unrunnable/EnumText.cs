using System;

namespace Unrunnable
{
    public enum Colour
    {
        Red,
        Green,
    }

    public class EnumText
    {
        public static string CallsToString(Colour c) => c.ToString();

        public static string Concatenates(Colour c) => "colour " + c;

        public static string Interpolates(Colour c) => $"colour {c}";

        public static string InterpolatesWithOthers(int i, string s, Colour c) =>
            $"{i} {s} {i} {s} {c,4}";

        public static string Formats(Colour c) => string.Format("{0}", c);

        public static string FormatsOneOfTwo(bool b, Colour c) =>
            string.Format("{0}", b ? c : "none" as object);

        public static string FormatsFromALocal(Colour c)
        {
            object o = c;
            for (int i = 0; i < 2; i++)
            {
                Console.WriteLine("again");
            }

            return string.Format("{0}{1}", o, o);
        }

        public static string ConcatenatesObjects(Colour c) => string.Concat(1, c);

        public static string CallsToStringOfABox(Colour c) => ((object)c).ToString();

        public static string FormatsAParameter(object o, Colour c)
        {
            o = o ?? c;
            return string.Format("{0}", o);
        }
    }
}
