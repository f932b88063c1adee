package io.github.keycloakface.enroll;

import io.github.keycloakface.credential.FaceCredentialProviderFactory;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.authentication.FormAction;
import org.keycloak.authentication.FormActionFactory;
import org.keycloak.authentication.FormContext;
import org.keycloak.authentication.ValidationContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * Lets whoever registers enroll a face right after the form, before the application is reached. The camera has a page
 * of its own, so that no theme's form needs a change, and nothing biometric is posted for an account that the other
 * checks of the form then refuse.
 */
public final class FaceRegistrationAction implements FormAction, FormActionFactory {

    public static final String ID = "face-enroll-at-registration";

    static final String MANDATORY = "face.mandatory";

    private static final Logger LOG = Logger.getLogger(FaceRegistrationAction.class);
    private static final Requirement[] REQUIREMENTS = {Requirement.REQUIRED, Requirement.DISABLED};

    @Override
    public void success(FormContext context) {
        RealmModel realm = context.getRealm();
        RequiredActionProviderModel action =
                realm.getRequiredActionProviderByAlias(FaceCredentialProviderFactory.ENROLL_ACTION);
        if (action == null || !action.isEnabled()) {
            LOG.errorf(
                    "Registration in realm %s goes on without a face: enable the required action %s"
                            + " (Authentication > Required actions).",
                    realm.getName(), FaceCredentialProviderFactory.ENROLL_ACTION);
        } else if (isMandatory(context.getAuthenticatorConfig())) {
            context.getUser().addRequiredAction(FaceCredentialProviderFactory.ENROLL_ACTION);
            context.getAuthenticationSession().addRequiredAction(FaceCredentialProviderFactory.ENROLL_ACTION);
        } else {
            context.getAuthenticationSession().addRequiredAction(FaceCredentialProviderFactory.ENROLL_ACTION);
            context.getAuthenticationSession().setAuthNote(FaceEnrollAction.SKIPPABLE_NOTE, "true");
        }
    }

    private static boolean isMandatory(AuthenticatorConfigModel config) {
        return config == null
                || config.getConfig() == null
                || !"false".equals(config.getConfig().get(MANDATORY));
    }

    @Override
    public void buildPage(FormContext context, LoginFormsProvider form) {}

    @Override
    public void validate(ValidationContext context) {
        context.success();
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public FormAction create(KeycloakSession session) {
        return this;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Face enrollment";
    }

    @Override
    public String getReferenceCategory() {
        return null;
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return REQUIREMENTS.clone();
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public String getHelpText() {
        return "After the form, the person enrolls a face before reaching the application.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(MANDATORY)
                .label("Mandatory")
                .helpText("On: the registration does not end before a face is enrolled; who leaves it is asked again"
                        + " at every login, and may decline then only if the required action says so. Off: the person"
                        + " may skip it.")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue("true")
                .add()
                .build();
    }
}
