namespace NanoDps.UnitTests
{
    /// <summary>
    /// Keys, signatures and a root. The key and the signatures were made by the functions of
    /// tests/vectors/rsa/make.py, the root by OpenSSL.
    /// </summary>
    internal static class RootVectors
    {
        /// <summary>An owner's public key of 2048 bits.</summary>
        internal const string Key =
            "-----BEGIN PUBLIC KEY-----\n"
            + "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA4ZuOAqDhc+aInGwVku2E\n"
            + "ZR3h8+FIJHUH5bRBKLgsO4kc7KH2ENnMGODFSNGtDNnaNuBkFjWHtDY6c77+B6Df\n"
            + "7q4iNIjcGQoVtLgqRvBDsSqbYedesTMYUi0FOeAkmhPOry/25R0zawKVJ1ny6/kV\n"
            + "WQ3zDNz1RCcZIZoQeyXbFWYa0RNsVC22+dPt5xCQJQExAaFf+g/Opjh3/B1FjhHW\n"
            + "RU6SIWecejFifxQUBCgwFdgEVqW8Hp85U5xwi5cyP3eYL9LSUBQG1W2GkcknUJQj\n"
            + "dBhnUIfT+YuX7FiAGM2oGGrIIN9QoXyyLGGNbKWyR6FHctBTN7LyfM0ljSx5wSwI\n"
            + "wQIDAQAB\n"
            + "-----END PUBLIC KEY-----\n";

        /// <summary>A key with e = 3.</summary>
        internal const string KeyOf3 =
            "-----BEGIN PUBLIC KEY-----\n"
            + "MIIBIDANBgkqhkiG9w0BAQEFAAOCAQ0AMIIBCAKCAQEArGORDEXrJbQwOhwBZc+p\n"
            + "HJCD3Yjc1wviMFKaqwf/JNfqk2eqfjg1ivMj4vUjGHvWMoxpkgeYeIhmBN53G85x\n"
            + "bBkIbe2gpKT4xKIWW9xReQxspvkdcN4cU4KHJO8dDvyuWa3+WPGEs97J88DewIOZ\n"
            + "RplN7zOAmBdZYPv5Yt0OUxS+/oXsUCBowsLHeqbfxA/2CbnJI+Xpw/WMr8W6ATbZ\n"
            + "ndP3MK35L9PR2Pblzlphyotft5aXdhHJrl/Qf4Y9AKki5jvYt0LQMYnPT0zfL3oC\n"
            + "RlHldqWXREk95Q4Q4aZD170SqOTpiQCGBBexEgtojp1A0a8uIkh/oAh/ohgfCWwa\n"
            + "6QIBAw==\n"
            + "-----END PUBLIC KEY-----\n";

        /// <summary>The number of the key.</summary>
        internal const string Modulus =
            "4ZuOAqDhc+aInGwVku2EZR3h8+FIJHUH5bRBKLgsO4kc7KH2ENnMGODFSNGtDNna"
            + "NuBkFjWHtDY6c77+B6Df7q4iNIjcGQoVtLgqRvBDsSqbYedesTMYUi0FOeAkmhPO"
            + "ry/25R0zawKVJ1ny6/kVWQ3zDNz1RCcZIZoQeyXbFWYa0RNsVC22+dPt5xCQJQEx"
            + "AaFf+g/Opjh3/B1FjhHWRU6SIWecejFifxQUBCgwFdgEVqW8Hp85U5xwi5cyP3eY"
            + "L9LSUBQG1W2GkcknUJQjdBhnUIfT+YuX7FiAGM2oGGrIIN9QoXyyLGGNbKWyR6FH"
            + "ctBTN7LyfM0ljSx5wSwIwQ==";

        /// <summary>A signature of "abc".</summary>
        internal const string OfAbc =
            "0Vh81FkMAp5xO7rCr5Vyw718BLEAIKeIRKyt+wSgc74jRtkmI528yhkOrx30yTO6"
            + "p4Y36fmZaDkt9a16cnUmR61ug6lNzsrJrP7+eBdvln1/T4hrBXOXI3AJesUqMhNe"
            + "V3kYOPnRZMHGb++Vx8fh3e5O1e6neSkuGNwU7/fL+zPTztw6Q0BRy8kvdl0mRLzb"
            + "WE6HKCMLGyIJmGC7Ld06KcgSLfteBAEFw9YggAKl9hQLIcjRRC+J5eObSfAWXGZr"
            + "RoELfabJDkTFYaq/FT7m6hydQv+Haiw8OccNVgxJ9wSWqm56QZkzMrQL41WtGhQJ"
            + "LH7EzwzKfinWemT+JZhl+A==";

        /// <summary>One whose DigestInfo has no NULL.</summary>
        internal const string OfAbcWithoutNull =
            "wiUgcGPc+xG8qSq/2TDZT/vUW26+81I50fi/ZIOWeWbyps2nkqUiPwHgHkHIk8kD"
            + "73cyOBEIEPR36Rts08UwULQ0+1jueDkQpiVTN/LEO7oQ7iuIcJo0xeyVi8G54otx"
            + "Bt5WLDJfe5BWOq1GfM0NaV9SE0Yew0d1EA4SicjIZh9wJX3BTPAvDU1eR4HVhoF7"
            + "aT7xORTvLUbbPEb983VjXrUhBPA5kInCliEQqm5FhcAWm4+aPFJCOL4qY80HqlsS"
            + "WA+v8Co8l7OUf5jvtA3pab5A3VxW7nQglDfDo9UEP2wwobJX751kYh0OZziMVN6w"
            + "BEUlT1HHnyLI5GUBoGNlsA==";

        /// <summary>One with garbage behind the digest (Bleichenbacher 2006).</summary>
        internal const string OfAbcWithGarbage =
            "OR2F8zKttfmGZbhpSrJ4jpwyAtG8XuhDiiOh5RXHoaEteeCweU/KxfLwYwXIKDci"
            + "MI/oIhYzK9fJuubWVlV+jHuy/S106MT6qY91wIv0/tEa6U9YOrYVGVTCOtgAwZVt"
            + "qzsNkRB2MmX9vPuV3aHokDNGqFRQra8fjQhOHHJ2mszmhj7WsF97szKupnrGJVH8"
            + "yhAE0ea0/N9/3wHT9w9aWnCHPaJvo1wIhj2e8u5+lw/qi6lM7Kqicx6bJ5m6+Jew"
            + "Rt8y1e5vZmYVwWuLULC5b/Wm/1bfKs39PBwSqHI9RgItzqER6JAzpWeTACUGrGGe"
            + "ZvYHmahRzu+VsSgRPSRADA==";

        /// <summary>"CN=Test Root" on P-256, which expires on 2037-11-07.</summary>
        internal const string Certificate =
            "-----BEGIN CERTIFICATE-----\n"
            + "MIIBfTCCASOgAwIBAgIUCt/31CJN9Q6lBx6BVUHMruxq2gYwCgYIKoZIzj0EAwIw\n"
            + "FDESMBAGA1UEAwwJVGVzdCBSb290MB4XDTI2MTEyNTAxMTMxM1oXDTM3MTEwNzAx\n"
            + "MTMxM1owFDESMBAGA1UEAwwJVGVzdCBSb290MFkwEwYHKoZIzj0CAQYIKoZIzj0D\n"
            + "AQcDQgAE6svDuPgOPv36/2uhIcY1DKhXLzPpA3g9GNxrAJo2JBGH6yG8QpoHkP7K\n"
            + "PJVVpQ/lJX+FjwncuQMrtiXsORij8aNTMFEwHQYDVR0OBBYEFMm8YnuiganWPZ44\n"
            + "Xym0Bm19mVW3MB8GA1UdIwQYMBaAFMm8YnuiganWPZ44Xym0Bm19mVW3MA8GA1Ud\n"
            + "EwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAOuCy1uMowJXnm2yrqzlr2O8\n"
            + "Ck8EhM8byoGjMbRTN2kmAiArXR8n/KQ4hIZsGXKTKKulYHr3zOB/aFoRHiXvxjtw\n"
            + "JQ==\n"
            + "-----END CERTIFICATE-----\n";

        /// <summary>Signs version 7, the certificate once.</summary>
        internal const string Of7 =
            "0SjduP1u69edfibs+4ZjkI69Um9P6FRkD0j2Euco7dQgZbJDh6M7AUk7lFCtUAqA"
            + "HL52e2y2ASEceSNTAkzeZYqPcuFrb3d1fEcgtGsGng/2pv8L32FNTkSLMdiC79Jo"
            + "pTWw3fBCTChuenIHumLhc25NV1S9RpJr09tcxz3UjBslhuq4OrhzgDLf46hqN1i4"
            + "CloOl+J2fjWOt8R46C1A+f0lZaL5fs2cA1tf5mq7X8KTtTt+vh5yCYEKrQ1htt+2"
            + "SWXvZTUhGS6yqHOqMXzaYF2JQ7b+nXtlBuKoDeXqoIB3E/oN1+prI0syh0br3t3k"
            + "AZfiWdbZ5Q+4ocm8HJFNQA==";

        /// <summary>Signs version 8, the certificate, then one that cannot be read.</summary>
        internal const string Of8 =
            "a7dYUOhvvC3XXNorXRXrVR0MssN7xA+VV2YByjG1gjJth6Tdsfe2jYsnzTiQX4ZU"
            + "m6iMHFwq5GZuBj5exAEA9Yp7/VZj0NxcCbuXkRHFRNi5VDy5xUhcnRwlNEucxXoa"
            + "bQZ+kseZUP/o2MOw02Jn/uzmOKvJ83M7hyg62lzJPU178AvN4ghvrwjGr6nHGeFO"
            + "hodZLFQHTv0aEb7n3kdfqKtMU4tdz0puuSu3MxtdDtVEHjPR4zAK/N+u9ixUMIeS"
            + "Sbd5p1IL6+CZwJIoJtbfQBd4RYY8WEfMqur6CMSs/0XWxs5fRMCMiFBGd704wdgq"
            + "L4NxN6C3SGtRUlSl7k4Lqw==";

        /// <summary>Signs version 9, no certificate.</summary>
        internal const string Of9 =
            "AgxjmUQ0pJpGdNkqtibJs4giuqY2ErOHYxREUkXqsUIk5l7Q3dFuigp81v+kB3MX"
            + "p9jwz6vpq8hddBy52Npto6qvEff9Az3Rfh6WsX0hE+CjfXksFlbbKTaejCsC+tye"
            + "2i2juB5yYcoYo0g3BKmw+BeTYknbuj78qOFuqK6VZJhf98/D/2ApoTL94ehmLxzS"
            + "AUdt6lrfSwTUGtSiStITDMprg4i19ofp9wFL7ypfp3R2cpZDBkhjG+kOpTX09QFw"
            + "YfNGJEKpXfPJuSYZW3p0mzaxMIeXqbz+HuARnnRv9Q4N/+iBBrLVQWIKo0NNa3yh"
            + "ICLu1s3bfTZJp/awUo6SZw==";
    }
}
