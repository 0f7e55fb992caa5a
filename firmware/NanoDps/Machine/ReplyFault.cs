using NanoDps.Faults;
using NanoDps.Protocol;

namespace NanoDps.Machine
{
    /// <summary>What an answer of DPS means. 200 does not mean assigned.</summary>
    public static class ReplyFault
    {
        /// <summary>The fault in an answer, or None when it is a step forward.</summary>
        /// <param name="reply">The answer.</param>
        /// <param name="operationId">The operation that is polled; null when registering.</param>
        public static Fault Of(DpsReply reply, string operationId)
        {
            switch (reply.Status)
            {
                case 200:
                case 202:
                    return OfSuccess(reply, operationId);
                case 401:
                    return Fault.Unauthorized;
                case 403:
                    return Fault.Forbidden;
                case 404:
                    // For a poll it is the operation that is gone, not the enrolment.
                    return operationId == null ? Fault.NotFound : Fault.Conflict;
                case 409:
                case 412:
                    return Fault.Conflict;
                case 429:
                    return Fault.Throttled;
            }

            if (reply.Status >= 500)
            {
                return Fault.ServiceError;
            }

            return reply.Status >= 400 ? Fault.BadRequest : Fault.BadReply;
        }

        /// <summary>Whether the answer has all that is needed to go to the hub.</summary>
        public static bool IsAssigned(DpsReply reply)
        {
            return reply.RegistrationStatus == "assigned"
                && reply.AssignedHub != null
                && reply.DeviceId != null;
        }

        private static Fault OfSuccess(DpsReply reply, string operationId)
        {
            if (reply.IsMalformed)
            {
                return Fault.BadReply;
            }

            switch (reply.RegistrationStatus)
            {
                case "assigned":
                    return IsAssigned(reply) ? Fault.None : Fault.BadReply;
                case "assigning":
                    return reply.OperationId == null && operationId == null
                        ? Fault.BadReply
                        : Fault.None;
                case "failed":
                case "unassigned":
                    return Fault.RegistrationFailed;
                case "disabled":
                    return Fault.RegistrationDisabled;
                case null:
                    return Fault.BadReply;
                default:
                    return Fault.RegistrationUnknown;
            }
        }
    }
}
