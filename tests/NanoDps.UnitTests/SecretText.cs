#nullable disable
namespace NanoDps.Guard
{
    /// <summary>
    /// Sees secrets in what a test is shown: a line of a log, or all that a program wrote. Written for
    /// a device, as it runs there too; tests/Guard gives it to every other test project.
    /// </summary>
    internal static class SecretText
    {
        public const string Key = "a key";
        public const string PrivateKey = "a private key";
        public const string Password = "a password or passphrase";
        public const string Signature = "a SAS signature";
        public const string Token = "a SAS token";
        public const string ConnectionString = "a connection string";

        private const int LongestLead = 40;

        // What is a secret, and the lower-case text that shows it. Where that ends in "=", only with
        // a value behind it.
        private static readonly string[] _marks =
        {
            Signature, "sig=",
            Token, "sharedaccesssignature s",
            ConnectionString, "sharedaccesskey=",

            // Its frame, or how PKCS#8 and SEC 1 (EC), and PKCS#8 and PKCS#1 (RSA) begin in base64.
            PrivateKey, "private key-----",
            PrivateKey, "ageambmgbyqgsm49",
            PrivateKey, "ageambagbyqgsm49",
            PrivateKey, "mhccaqeei",
            PrivateKey, "migkagebbda",
            PrivateKey, "ibadanbgkqhkig9w0baqefaasc",
            PrivateKey, "ibaakcaq",

            // Of the tests: "the key of …", 0, 1, 2 …, digits, and those of the service's samples.
            Key, "dghligtlesbvzi",
            Key, "aaecawqfbgcicqold",
            Key, "mdeymzq1njc4owfiy2rlzg",
            Key, "zmvky2jhotg3nju0mzixma",
            Key, "8isrfi1sgsilvvfs",
            Key, "jsm0lygpjavyvp2g",
            Password, "correct horse",
            Password, "horse of the correct kind",
            Password, "battery staple",
            Password, "sesame",
        };

        /// <summary>The first secret in a text, without showing it; null for none.</summary>
        /// <param name="text">The text; escapes of URLs and of JSON are undone.</param>
        /// <param name="except">A kind that may stand there; null for none.</param>
        public static string Find(string text, string except)
        {
            char[] plain = new char[text.Length];
            int length = Unescape(text, plain);
            string kind = null;
            int first = length;
            for (int i = 0; i < _marks.Length; i += 2)
            {
                int at = _marks[i] == except ? -1 : IndexOf(plain, length, _marks[i + 1]);
                if (at >= 0 && at < first)
                {
                    first = at;
                    kind = _marks[i];
                }
            }

            int key = except == Key ? -1 : IndexOfKey(plain, length);
            if (key >= 0 && key < first)
            {
                first = key;
                kind = Key;
            }

            return kind == null ? null : kind + " behind \"" + Lead(plain, first, except) + "\"";
        }

        // What is in front of the first secret has none, unless one kind was not looked for.
        private static string Lead(char[] plain, int first, string except)
        {
            if (except != null)
            {
                return "…";
            }

            int start = first;
            while (start > 0 && first - start < LongestLead && plain[start - 1] >= ' ')
            {
                start--;
            }

            return new string(plain, start, first - start);
        }

        private static int IndexOf(char[] plain, int length, string mark)
        {
            int last = length - mark.Length;
            bool needsValue = mark[mark.Length - 1] == '=';
            for (int at = 0; at <= last; at++)
            {
                int same = 0;
                while (same < mark.Length && plain[at + same] == mark[same])
                {
                    same++;
                }

                if (same == mark.Length
                    && (!needsValue || (at < last && IsBase64(plain[at + same]))))
                {
                    return at;
                }
            }

            return -1;
        }

        // Base64 of 32 or 64 bytes, which is what DPS gives out and derives. So is the pin of a
        // certificate, the hash of its public key; nanodps certs calls it so.
        private static int IndexOfKey(char[] plain, int length)
        {
            int start = 0;
            for (int at = 0; at < length; at++)
            {
                if (IsBase64(plain[at]))
                {
                    continue;
                }

                int run = at - start;
                int end = at;
                while (end < length && plain[end] == '=')
                {
                    end++;
                }

                if (((run == 43 && end - at == 1) || (run == 86 && end - at == 2))
                    && !IsBehindPin(plain, start) && !IsEndOfPem(plain, start))
                {
                    return start;
                }

                start = at + 1;
            }

            return -1;
        }

        private static bool IsBehindPin(char[] plain, int at)
        {
            while (at > 0 && plain[at - 1] == ' ')
            {
                at--;
            }

            return at >= 3 && plain[at - 3] == 'p' && plain[at - 2] == 'i' && plain[at - 1] == 'n';
        }

        // What is shorter than a line of 64 and stands below one is the end of a certificate.
        private static bool IsEndOfPem(char[] plain, int at)
        {
            if (at > 1 && plain[at - 1] == '\n')
            {
                at -= plain[at - 2] == '\r' ? 2 : 1;
                int start = at;
                while (at > 0 && IsBase64(plain[at - 1]))
                {
                    at--;
                }

                return start - at == 64;
            }

            return false;
        }

        private static bool IsBase64(char c)
        {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
        }

        // %2B of a URL and \u002B of JSON are +; and letters become small.
        private static int Unescape(string text, char[] plain)
        {
            int length = 0;
            for (int at = 0; at < text.Length; at++)
            {
                char c = text[at];
                if (c == '%' && at + 2 < text.Length && Hex(text, at + 1) >= 0)
                {
                    c = (char)Hex(text, at + 1);
                    at += 2;
                }
                else if (c == '\\' && at + 5 < text.Length && text[at + 1] == 'u'
                    && text[at + 2] == '0' && text[at + 3] == '0' && Hex(text, at + 4) >= 0)
                {
                    c = (char)Hex(text, at + 4);
                    at += 5;
                }

                plain[length++] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
            }

            return length;
        }

        private static int Hex(string text, int at)
        {
            int high = Digit(text[at]);
            int low = Digit(text[at + 1]);
            return high < 0 || low < 0 ? -1 : high * 16 + low;
        }

        private static int Digit(char c)
        {
            return c >= '0' && c <= '9' ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                : -1;
        }
    }
}
