package org.groundwork.identity.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.groundwork.identity.TeamRole;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be invited.
 *
 * @param email addresses, one on a line or with commas between them
 */
record InviteForm(
        @NotBlank(message = "{identity.email.not-an-address}")
        String email,

        @NotNull(message = "{identity.invite.team.missing}") @Nullable
        UUID team,

        @NotNull(message = "{identity.invite.role.missing}") @Nullable
        TeamRole role) {}
