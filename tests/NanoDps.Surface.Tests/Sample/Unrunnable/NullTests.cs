namespace Unrunnable
{
    public class NullTests
    {
        public static bool Asks(string text) => text != null;

        public static int Counts(string[] texts) =>
            (texts[0] == null ? 0 : 1) + (texts[1] == null ? 0 : 1);
    }
}
